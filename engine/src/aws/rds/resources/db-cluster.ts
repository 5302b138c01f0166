// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html

import { changesOf, tagsOf, versionAsGiven } from '../../../contracts/managed-stores/template-changes.ts';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { notSimulated } from '../faults.ts';
import { databaseArn, findDatabase, requireCluster } from '../find.ts';
import { clusterView } from '../views/cluster.ts';
import { keeping, takePassword } from './kept.ts';
import { progressOf } from './progress.ts';
import { defaults, inputOf, retag } from './properties.ts';

export const dbClusterResource: ResourceType = {
  type: 'AWS::RDS::DBCluster',
  create(request, ctx) {
    if (request.memo) return again(String(request.memo.id), ctx);
    if (request.properties.SourceDBClusterIdentifier !== undefined)
      throw notSimulated('A database made from another (SourceDBClusterIdentifier)');
    const given = request.properties.DBClusterIdentifier as string | undefined;
    const id = (given ?? request.generatedName(63, true)).toLowerCase();
    const input = {
      ...inputOf(request.properties),
      DBClusterIdentifier: id,
      Tags: tagsOf(request),
    } as never;
    if (request.properties.SnapshotIdentifier === undefined) ctx.call('rds', 'CreateDBCluster', input);
    else {
      ctx.call('rds', 'RestoreDBClusterFromSnapshot', input);
      takePassword(requireCluster(id, ctx), request, ctx);
    }
    return again(id, ctx);
  },
  update(id, request, ctx) {
    if (request.memo) return again(id, ctx);
    const changes = changesOf(inputOf(request.previous), inputOf(request.properties), defaults);
    if (Object.keys(changes).length > 0)
      ctx.call('rds', 'ModifyDBCluster', { ...changes, DBClusterIdentifier: id, ApplyImmediately: true });
    retag(databaseArn(requireCluster(id, ctx), ctx), request, ctx);
    return again(id, ctx);
  },
  delete(id, request, ctx) {
    const record = findDatabase('cluster', id, ctx);
    if (!record) return { status: 'success', physicalId: id };
    if (record.status !== 'deleting')
      ctx.call('rds', 'DeleteDBCluster', { DBClusterIdentifier: id, ...keeping(record, request) });
    const reason = `The database ${id} is being deleted.`;
    return { status: 'in-progress', physicalId: id, againInMs: 500, reason };
  },
  unread: [
    'SourceDBClusterIdentifier',
    'SnapshotIdentifier',
    'DeleteAutomatedBackups',
    'MasterUserPassword',
    'MasterUserSecret',
    'Port',
  ],
  read(id, properties, ctx) {
    const view = clusterView(requireCluster(id, ctx), ctx);
    return {
      ...view,
      EngineVersion: versionAsGiven(properties.EngineVersion, view.EngineVersion),
      DBSubnetGroupName: view.DBSubnetGroup,
      DBClusterParameterGroupName: view.DBClusterParameterGroup,
      VpcSecurityGroupIds: view.VpcSecurityGroups?.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId),
      EnableIAMDatabaseAuthentication: view.IAMDatabaseAuthenticationEnabled,
      EnableCloudwatchLogsExports: view.EnabledCloudwatchLogsExports,
      ManageMasterUserPassword: view.MasterUserSecret !== undefined,
      Tags: view.TagList,
    };
  },
  attributes(id, ctx) {
    const view = clusterView(requireCluster(id, ctx), ctx);
    return {
      DBClusterArn: view.DBClusterArn,
      DBClusterResourceId: view.DbClusterResourceId,
      Endpoint: { Address: view.Endpoint, Port: String(view.Port) },
      ReadEndpoint: { Address: view.ReaderEndpoint },
      'Endpoint.Address': view.Endpoint,
      'Endpoint.Port': String(view.Port),
      'ReadEndpoint.Address': view.ReaderEndpoint,
      'MasterUserSecret.SecretArn': view.MasterUserSecret?.SecretArn,
    };
  },
};

const again = (id: string, ctx: Context) => progressOf(requireCluster(id, ctx), ctx);
