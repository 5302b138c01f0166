// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-user.html
// A login profile is recorded: nobody signs in.
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { applyPolicies, type EntityPolicies, readPolicies, unlessGone } from './entity-policies.ts';

interface UserProperties extends EntityPolicies {
  readonly UserName?: string;
  readonly Path?: string;
  readonly Groups?: readonly string[];
  readonly PermissionsBoundary?: string;
  readonly Tags?: ResourceRequest['tags'];
}

export const userResource: ResourceType = {
  type: 'AWS::IAM::User',

  create(request, ctx) {
    const properties = request.properties as UserProperties;
    const name = properties.UserName ?? request.generatedName(64);
    const { Path, PermissionsBoundary } = properties;
    ctx.call('iam', 'CreateUser', { UserName: name, Path, PermissionsBoundary, Tags: tagsOf(request) });
    applyPolicies('User', name, { before: {}, after: properties }, ctx);
    joinGroups(name, [], properties.Groups, ctx);
    return { status: 'success', physicalId: name };
  },

  update(name, request, ctx) {
    const properties = request.properties as UserProperties;
    const previous = request.previous as UserProperties;
    const { PermissionsBoundary } = properties;
    if (properties.Path !== undefined)
      ctx.call('iam', 'UpdateUser', { UserName: name, NewPath: properties.Path });
    if (PermissionsBoundary)
      ctx.call('iam', 'PutUserPermissionsBoundary', { UserName: name, PermissionsBoundary });
    else ctx.call('iam', 'DeleteUserPermissionsBoundary', { UserName: name });
    applyPolicies('User', name, { before: previous, after: properties }, ctx);
    joinGroups(name, previous.Groups, properties.Groups, ctx);
    const tags = tagsOf(request);
    const { Tags = [] } = ctx.call('iam', 'ListUserTags', { UserName: name });
    const gone = Tags.map(({ Key = '' }) => Key).filter((key) => !tags.some((tag) => tag.Key === key));
    if (gone.length > 0) ctx.call('iam', 'UntagUser', { UserName: name, TagKeys: gone });
    if (tags.length > 0) ctx.call('iam', 'TagUser', { UserName: name, Tags: tags });
    return { status: 'success', physicalId: name };
  },

  delete(name, { properties }, ctx) {
    unlessGone(() => {
      applyPolicies('User', name, { before: properties as UserProperties, after: {} }, ctx);
      joinGroups(name, (properties as UserProperties).Groups, [], ctx);
      ctx.call('iam', 'DeleteUser', { UserName: name });
    });
    return { status: 'success', physicalId: name };
  },

  unread: ['LoginProfile'],
  read(name, _properties, ctx) {
    const { User } = ctx.call('iam', 'GetUser', { UserName: name });
    const { Groups } = ctx.call('iam', 'ListGroupsForUser', { UserName: name });
    return {
      ...User,
      ...readPolicies('User', name, ctx),
      PermissionsBoundary: User?.PermissionsBoundary?.PermissionsBoundaryArn,
      Groups: Groups?.map(({ GroupName }) => GroupName),
    };
  },
  attributes: (name, ctx) => ({ Arn: ctx.call('iam', 'GetUser', { UserName: name }).User?.Arn }),
};

function joinGroups(
  UserName: string,
  before: readonly string[] = [],
  after: readonly string[] = [],
  ctx: Context,
): void {
  for (const GroupName of before.filter((group) => !after.includes(group)))
    unlessGone(() => ctx.call('iam', 'RemoveUserFromGroup', { GroupName, UserName }));
  for (const GroupName of after) ctx.call('iam', 'AddUserToGroup', { GroupName, UserName });
}

function tagsOf({ properties, tags }: ResourceRequest) {
  const own = (properties as UserProperties).Tags ?? [];
  return [...tags.filter(({ Key }) => !own.some((tag) => tag.Key === Key)), ...own];
}
