// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html

import { changesOf, tagsOf, versionAsGiven } from '../../../contracts/managed-stores/template-changes.ts';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { notSimulated } from '../faults.ts';
import { databaseArn, findDatabase, requireInstance } from '../find.ts';
import { instanceView } from '../views/instance.ts';
import { keeping, takePassword } from './kept.ts';
import { progressOf } from './progress.ts';
import { defaults, inputOf, retag } from './properties.ts';

export const dbInstanceResource: ResourceType = {
  type: 'AWS::RDS::DBInstance',
  create(request, ctx) {
    if (request.memo) return again(String(request.memo.id), ctx);
    if (request.properties.SourceDBInstanceIdentifier !== undefined)
      throw notSimulated('A database made from another (SourceDBInstanceIdentifier)');
    const given = request.properties.DBInstanceIdentifier as string | undefined;
    const id = (given ?? request.generatedName(63, true)).toLowerCase();
    const input = {
      ...inputOf(request.properties),
      DBInstanceIdentifier: id,
      Tags: tagsOf(request),
    } as never;
    if (request.properties.DBSnapshotIdentifier === undefined) ctx.call('rds', 'CreateDBInstance', input);
    else {
      ctx.call('rds', 'RestoreDBInstanceFromDBSnapshot', input);
      takePassword(requireInstance(id, ctx), request, ctx);
    }
    return again(id, ctx);
  },
  update(id, request, ctx) {
    if (request.memo) return again(id, ctx);
    const wanted = inputOf(request.properties);
    const changes = changesOf(inputOf(request.previous), wanted, defaults);
    if (Object.keys(changes).length > 0)
      ctx.call('rds', 'ModifyDBInstance', {
        ...togetherWith(changes, wanted),
        DBInstanceIdentifier: id,
        ApplyImmediately: request.properties.ApplyImmediately !== false,
      });
    retag(databaseArn(requireInstance(id, ctx), ctx), request, ctx);
    return again(id, ctx);
  },
  delete(id, request, ctx) {
    const record = findDatabase('instance', id, ctx);
    if (!record) return { status: 'success', physicalId: id };
    if (record.status !== 'deleting')
      ctx.call('rds', 'DeleteDBInstance', { DBInstanceIdentifier: id, ...keeping(record, request) });
    const reason = `The database ${id} is being deleted.`;
    return { status: 'in-progress', physicalId: id, againInMs: 500, reason };
  },
  unread: [
    'SourceDBInstanceIdentifier',
    'DBSnapshotIdentifier',
    'AllowMajorVersionUpgrade',
    'ApplyImmediately',
    'DeleteAutomatedBackups',
    'MasterUserPassword',
    'MasterUserSecret',
    'Port',
  ],
  read(id, properties, ctx) {
    const view = instanceView(requireInstance(id, ctx), ctx);
    return {
      ...view,
      EngineVersion: versionAsGiven(properties.EngineVersion, view.EngineVersion),
      AllocatedStorage: String(view.AllocatedStorage),
      DBSubnetGroupName: view.DBSubnetGroup?.DBSubnetGroupName,
      DBParameterGroupName: view.DBParameterGroups?.[0]?.DBParameterGroupName,
      VPCSecurityGroups: view.VpcSecurityGroups?.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId),
      EnableIAMDatabaseAuthentication: view.IAMDatabaseAuthenticationEnabled,
      EnableCloudwatchLogsExports: view.EnabledCloudwatchLogsExports,
      ManageMasterUserPassword: view.MasterUserSecret !== undefined,
      Tags: view.TagList,
    };
  },
  attributes(id, ctx) {
    const view = instanceView(requireInstance(id, ctx), ctx);
    return {
      DBInstanceArn: view.DBInstanceArn,
      DbiResourceId: view.DbiResourceId,
      DBInstanceStatus: view.DBInstanceStatus,
      InstanceCreateTime: view.InstanceCreateTime?.toISOString(),
      Endpoint: view.Endpoint,
      'Endpoint.Address': view.Endpoint?.Address,
      'Endpoint.Port': view.Endpoint && String(view.Endpoint.Port),
      'Endpoint.HostedZoneId': view.Endpoint?.HostedZoneId,
      'MasterUserSecret.SecretArn': view.MasterUserSecret?.SecretArn,
    };
  },
};

/** What RDS takes only together with what has changed. */
function togetherWith(changes: object, wanted: object): object {
  const { AllocatedStorage, Iops, AllowMajorVersionUpgrade } = wanted as Record<string, unknown>;
  const isStorage = Iops !== undefined && ('AllocatedStorage' in changes || 'Iops' in changes);
  return {
    ...changes,
    ...(AllowMajorVersionUpgrade !== undefined && { AllowMajorVersionUpgrade }),
    ...(isStorage && { AllocatedStorage, Iops }),
  };
}

const again = (id: string, ctx: Context) => progressOf(requireInstance(id, ctx), ctx);
