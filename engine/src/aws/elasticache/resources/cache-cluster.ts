// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-cachecluster.html

import { changesOf, tagsOf, versionAsGiven } from '../../../contracts/managed-stores/template-changes.ts';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { cacheArn, findCache, requireCache } from '../find.ts';
import { clusterView } from '../views/cluster.ts';
import { progressOf, withoutSnapshot } from './progress.ts';
import { inputOf, retag } from './properties.ts';

const renamed = {
  ClusterName: 'CacheClusterId',
  VpcSecurityGroupIds: 'SecurityGroupIds',
};
const defaults = { AutoMinorVersionUpgrade: true, SnapshotRetentionLimit: 0 };

export const cacheClusterResource: ResourceType = {
  type: 'AWS::ElastiCache::CacheCluster',
  create(request, ctx) {
    if (request.memo) return progressOf(requireCache('cluster', String(request.memo.id), ctx));
    const given = request.properties.ClusterName as string | undefined;
    const id = (given ?? request.generatedName(50, true)).toLowerCase();
    ctx.call('elasticache', 'CreateCacheCluster', {
      ...inputOf(request.properties, renamed),
      CacheClusterId: id,
      Tags: tagsOf(request),
    });
    return progressOf(requireCache('cluster', id, ctx));
  },
  update(id, request, ctx) {
    if (!request.memo) {
      const [before, after] = [request.previous, request.properties].map((each) => inputOf(each, renamed));
      const changes = changesOf(before!, after!, defaults);
      if (Object.keys(changes).length > 0)
        ctx.call('elasticache', 'ModifyCacheCluster', {
          ...changes,
          CacheClusterId: id,
          ApplyImmediately: true,
        });
      retag(cacheArn(requireCache('cluster', id, ctx), ctx), request, ctx);
    }
    return progressOf(requireCache('cluster', id, ctx));
  },
  delete(id, request, ctx) {
    const record = findCache('cluster', id, ctx);
    if (!record) return { status: 'success', physicalId: id };
    const reason = `The cache ${id} is ${record.status}.`;
    if (record.status !== 'deleting' && record.status !== 'creating')
      ctx.call('elasticache', 'DeleteCacheCluster', { CacheClusterId: id });
    return {
      status: 'in-progress',
      physicalId: id,
      againInMs: 500,
      reason,
      ...withoutSnapshot(record, request),
    };
  },
  unread: [
    'AZMode',
    'LogDeliveryConfigurations',
    'NotificationTopicArn',
    'Port',
    'PreferredAvailabilityZones',
    'SnapshotArns',
    'SnapshotName',
  ],
  read(id, properties, ctx) {
    const record = requireCache('cluster', id, ctx);
    const view = clusterView(record, ctx);
    return {
      ...view,
      ClusterName: view.CacheClusterId,
      EngineVersion: versionAsGiven(properties.EngineVersion, record.engineVersion),
      CacheParameterGroupName: record.parameterGroup,
      VpcSecurityGroupIds: view.SecurityGroups?.map(({ SecurityGroupId }) => SecurityGroupId),
      Tags: Object.entries(record.tags).map(([Key, Value]) => ({ Key, Value })),
    };
  },
  attributes(id, ctx) {
    const view = clusterView(requireCache('cluster', id, ctx), ctx);
    const node = view.Engine === 'memcached' ? undefined : view.CacheNodes?.[0]?.Endpoint;
    const configuration = view.ConfigurationEndpoint;
    return {
      'RedisEndpoint.Address': node?.Address,
      'RedisEndpoint.Port': node && String(node.Port),
      'ConfigurationEndpoint.Address': configuration?.Address,
      'ConfigurationEndpoint.Port': configuration && String(configuration.Port),
    };
  },
};
