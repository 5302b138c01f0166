// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html
import type { PutParameterCommandInput } from '@aws-sdk/client-ssm';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { parameters } from '../state.ts';

export const parameterResource: ResourceType = {
  type: 'AWS::SSM::Parameter',

  create(request, ctx) {
    const name = (request.properties.Name as string | undefined) ?? generatedName(request);
    ctx.call('ssm', 'PutParameter', { ...members(name, request), Tags: tags(request) });
    return { status: 'success', physicalId: name };
  },

  update(name, request, ctx) {
    ctx.call('ssm', 'PutParameter', { ...members(name, request), Overwrite: true });
    const before = Object.keys(ctx.get(parameters, name)?.tags ?? {});
    const after = tags(request);
    const removed = before.filter((key) => !after.some((tag) => tag.Key === key));
    const resource = { ResourceType: 'Parameter', ResourceId: name } as const;
    if (removed.length > 0) ctx.call('ssm', 'RemoveTagsFromResource', { ...resource, TagKeys: removed });
    if (after.length > 0) ctx.call('ssm', 'AddTagsToResource', { ...resource, Tags: after });
    return { status: 'success', physicalId: name };
  },

  delete(name, _request, ctx) {
    ctx.call('ssm', 'DeleteParameters', { Names: [name] });
    return { status: 'success', physicalId: name };
  },

  unread: ['Policies'],
  read(name, _properties, ctx: Context) {
    const { versions, tags: held } = ctx.get(parameters, name) ?? {};
    const newest = versions?.at(-1);
    return newest && { ...newest, Name: name, Tags: held };
  },
  attributes(name, ctx: Context) {
    const { Parameter } = ctx.call('ssm', 'GetParameter', { Name: name, WithDecryption: true });
    return { Type: Parameter?.Type, Value: Parameter?.Value, Arn: Parameter?.ARN };
  },
};

/** Recorded: `CFN-Parameter-gE4nEU6CQEj9`, without the stack's name. */
const generatedName = (request: ResourceRequest) =>
  `CFN-${request.logicalId}-${request.generatedName(1011).split('-').at(-1)}`;

function members(name: string, { properties }: ResourceRequest): PutParameterCommandInput {
  const { Type, Value, Description, AllowedPattern, DataType, Tier } =
    properties as Partial<PutParameterCommandInput>;
  return { Name: name, Type, Value, Description, AllowedPattern, DataType, Tier };
}

/** The Tags property of this type is a map; that of most types is a list. */
function tags({ properties, tags: stackTags }: ResourceRequest): { Key: string; Value: string }[] {
  const own = (properties.Tags ?? {}) as Readonly<Record<string, string>>;
  const merged = { ...Object.fromEntries(stackTags.map((tag) => [tag.Key, tag.Value])), ...own };
  return Object.entries(merged).map(([Key, Value]) => ({ Key, Value }));
}
