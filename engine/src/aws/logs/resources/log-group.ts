// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html

import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { logGroups } from '../state.ts';

export const logGroupResource: ResourceType = {
  type: 'AWS::Logs::LogGroup',

  create(request, ctx) {
    const { LogGroupName, KmsKeyId, LogGroupClass } = request.properties;
    const name = (LogGroupName as string | undefined) ?? request.generatedName(512);
    ctx.call('logs', 'CreateLogGroup', {
      logGroupName: name,
      kmsKeyId: KmsKeyId as string | undefined,
      logGroupClass: LogGroupClass as 'STANDARD' | undefined,
      tags: tagsOf(request),
    });
    applyRetention(name, request, ctx);
    return { status: 'success', physicalId: name };
  },

  update(name, request, ctx) {
    applyRetention(name, request, ctx);
    ctx.put(logGroups, name, { ...requireGroup(ctx, { name }), tags: tagsOf(request) });
    return { status: 'success', physicalId: name };
  },

  delete(name, _request, ctx) {
    if (ctx.get(logGroups, name)) ctx.call('logs', 'DeleteLogGroup', { logGroupName: name });
    return { status: 'success', physicalId: name };
  },

  unread: [
    'BearerTokenAuthenticationEnabled',
    'DataProtectionPolicy',
    'DeletionProtectionEnabled',
    'FieldIndexPolicies',
    'ResourcePolicyDocument',
  ],
  read(name, _properties, ctx) {
    const { tags, ...group } = requireGroup(ctx, { name });
    return { ...group, LogGroupName: name, Tags: tags };
  },
  attributes(name, ctx) {
    // The attribute's ARN ends in `:*`; the group's own does not.
    return { Arn: `${requireGroup(ctx, { name }).arn}:*` };
  },
};

function applyRetention(name: string, { properties }: ResourceRequest, ctx: Context): void {
  const days = properties.RetentionInDays as number | undefined;
  if (days !== undefined)
    ctx.call('logs', 'PutRetentionPolicy', { logGroupName: name, retentionInDays: days });
  else ctx.call('logs', 'DeleteRetentionPolicy', { logGroupName: name });
}

function tagsOf({ properties, tags }: ResourceRequest): Record<string, string> {
  const own = (properties.Tags ?? []) as readonly { Key: string; Value: string }[];
  return Object.fromEntries([...tags, ...own].map(({ Key, Value }) => [Key, Value]));
}
