// Properties of templates as the API's input: the same names, but for a few and for numbers that are texts.
import { tagsOf } from '../../../contracts/managed-stores/template-changes.ts';
import type { Properties, ResourceRequest } from '../../../contracts/resource-type.ts';
import { tagRecord } from '../../../contracts/tag-records.ts';
import type { Context } from '../../../kernel/context.ts';
import { tagged } from '../tagged.ts';

/** What a property is when a template no longer has it. */
export const defaults: Readonly<Record<string, unknown>> = {
  AutoMinorVersionUpgrade: true,
  BackupRetentionPeriod: 1,
  CopyTagsToSnapshot: false,
  DeletionProtection: false,
  EnableIAMDatabaseAuthentication: false,
  ManageMasterUserPassword: false,
  MonitoringInterval: 0,
  MultiAZ: false,
  PubliclyAccessible: false,
};

const numbers = ['AllocatedStorage', 'Port'];

export function inputOf(properties: Properties): Record<string, never> {
  const { VPCSecurityGroups: groups, VpcSecurityGroupIds = groups, Tags: _tags, ...rest } = properties;
  const entries = Object.entries({
    ...rest,
    ...(VpcSecurityGroupIds !== undefined && { VpcSecurityGroupIds }),
  });
  return Object.fromEntries(
    entries.map(([name, value]) => [name, numbers.includes(name) ? Number(value) : value]),
  ) as Record<string, never>;
}

export const retag = (arn: string, request: ResourceRequest, ctx: Context): void =>
  tagged(arn, ctx).put(tagRecord(tagsOf(request)));
