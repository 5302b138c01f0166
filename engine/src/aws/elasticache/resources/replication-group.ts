// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-replicationgroup.html

import { tagsOf, versionAsGiven } from '../../../contracts/managed-stores/template-changes.ts';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { cacheArn, findCache, requireCache } from '../find.ts';
import { clusterView } from '../views/cluster.ts';
import { groupView } from '../views/replication-group.ts';
import { changeGroup, resizeGroup } from './change-group.ts';
import { progressOf, withoutSnapshot } from './progress.ts';
import { inputOf, retag } from './properties.ts';

export const replicationGroupResource: ResourceType = {
  type: 'AWS::ElastiCache::ReplicationGroup',
  create(request, ctx) {
    if (request.memo) return progressOf(requireCache('group', String(request.memo.id), ctx));
    const given = request.properties.ReplicationGroupId as string | undefined;
    const id = (given ?? request.generatedName(40, true)).toLowerCase();
    ctx.call('elasticache', 'CreateReplicationGroup', {
      ...inputOf(request.properties),
      ReplicationGroupId: id,
      ReplicationGroupDescription: request.properties.ReplicationGroupDescription as string,
      Tags: tagsOf(request),
    });
    return progressOf(requireCache('group', id, ctx));
  },
  update(id, request, ctx) {
    if (!request.memo) {
      changeGroup(id, request.previous, request.properties, ctx);
      retag(cacheArn(requireCache('group', id, ctx), ctx), request, ctx);
    }
    const record = requireCache('group', id, ctx);
    if (record.status === 'available') resizeGroup(record, request.previous, request.properties, ctx);
    return progressOf(requireCache('group', id, ctx));
  },
  delete(id, request, ctx) {
    const record = findCache('group', id, ctx);
    if (!record) return { status: 'success', physicalId: id };
    const reason = `The cache ${id} is ${record.status}.`;
    if (record.status !== 'deleting' && record.status !== 'creating')
      ctx.call('elasticache', 'DeleteReplicationGroup', { ReplicationGroupId: id });
    return {
      status: 'in-progress',
      physicalId: id,
      againInMs: 500,
      reason,
      ...withoutSnapshot(record, request),
    };
  },
  unread: [
    'AuthToken',
    'Durability',
    'GlobalReplicationGroupId',
    'LogDeliveryConfigurations',
    'NodeGroupConfiguration',
    'Port',
    'PreferredCacheClusterAZs',
    'PrimaryClusterId',
    'SnapshotArns',
    'SnapshotName',
  ],
  read(id, properties, ctx) {
    const record = requireCache('group', id, ctx);
    const view = groupView(record, ctx);
    const cluster = clusterView(record, ctx);
    return {
      ...view,
      ReplicationGroupDescription: view.Description,
      AutomaticFailoverEnabled: view.AutomaticFailover === 'enabled',
      MultiAZEnabled: view.MultiAZ === 'enabled',
      DataTieringEnabled: view.DataTiering === 'enabled',
      CacheParameterGroupName: record.parameterGroup,
      CacheSubnetGroupName: record.subnetGroup,
      EngineVersion: versionAsGiven(properties.EngineVersion, record.engineVersion),
      NumCacheClusters: record.size * (record.replicas + 1),
      NumNodeGroups: record.size,
      ReplicasPerNodeGroup: record.replicas,
      SecurityGroupIds: cluster.SecurityGroups?.map(({ SecurityGroupId }) => SecurityGroupId),
      PreferredMaintenanceWindow: cluster.PreferredMaintenanceWindow,
      NotificationTopicArn: cluster.NotificationConfiguration?.TopicArn,
      Tags: Object.entries(record.tags).map(([Key, Value]) => ({ Key, Value })),
    };
  },
  attributes(id, ctx) {
    const { NodeGroups = [], ConfigurationEndpoint: configuration } = groupView(
      requireCache('group', id, ctx),
      ctx,
    );
    const [first] = NodeGroups;
    const [primary, reader] = [first?.PrimaryEndpoint, first?.ReaderEndpoint];
    const members = (first?.NodeGroupMembers ?? []).flatMap(({ ReadEndpoint }) => ReadEndpoint ?? []);
    const addresses = members.map(({ Address }) => Address);
    const ports = members.map(({ Port }) => String(Port));
    return {
      'PrimaryEndPoint.Address': primary?.Address,
      'PrimaryEndPoint.Port': primary && String(primary.Port),
      'ReaderEndPoint.Address': reader?.Address,
      'ReaderEndPoint.Port': reader && String(reader.Port),
      'ConfigurationEndPoint.Address': configuration?.Address,
      'ConfigurationEndPoint.Port': configuration && String(configuration.Port),
      'ReadEndPoint.Addresses': members.length > 0 ? `[${addresses.join(', ')}]` : undefined,
      'ReadEndPoint.Ports': members.length > 0 ? `[${ports.join(', ')}]` : undefined,
      'ReadEndPoint.AddressesList': members.length > 0 ? addresses : undefined,
      'ReadEndPoint.PortsList': members.length > 0 ? ports : undefined,
    };
  },
};
