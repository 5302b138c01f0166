// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-usergroup.html
import { tagsOf } from '../../../contracts/managed-stores/template-changes.ts';
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import { tagList } from '../../../contracts/tag-records.ts';
import { userGroupArn } from '../find.ts';
import { userGroups } from '../state.ts';
import { requireUserGroup } from '../users/find.ts';
import { engineAsGiven, retag } from './properties.ts';

const read = (properties: Properties) =>
  properties as unknown as {
    readonly UserGroupId: string;
    readonly Engine: string;
    readonly UserIds?: string[];
  };

export const userGroupResource: ResourceType = {
  type: 'AWS::ElastiCache::UserGroup',
  create(request, ctx) {
    const { UserGroupId, Engine, UserIds } = read(request.properties);
    ctx.call('elasticache', 'CreateUserGroup', { UserGroupId, Engine, UserIds, Tags: tagsOf(request) });
    return { status: 'success', physicalId: UserGroupId };
  },
  update(id, request, ctx) {
    const { Engine, UserIds = [] } = read(request.properties);
    const { engine, userIds } = requireUserGroup(id, ctx);
    const added = UserIds.filter((each) => !userIds.includes(each));
    const removed = userIds.filter((each) => !UserIds.includes(each));
    if (added.length > 0 || removed.length > 0 || engine !== Engine.toLowerCase())
      ctx.call('elasticache', 'ModifyUserGroup', {
        UserGroupId: id,
        Engine,
        UserIdsToAdd: added,
        UserIdsToRemove: removed,
      });
    retag(userGroupArn(id, ctx), request, ctx);
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    if (ctx.get(userGroups, id)) ctx.call('elasticache', 'DeleteUserGroup', { UserGroupId: id });
    return { status: 'success', physicalId: id };
  },
  read(id, properties, ctx) {
    const { engine, userIds, tags } = requireUserGroup(id, ctx);
    const Engine = engineAsGiven(properties.Engine, engine);
    return { UserGroupId: id, Engine, UserIds: userIds, Tags: tagList(tags) };
  },
  attributes: (id, ctx) => ({ Arn: userGroupArn(requireUserGroup(id, ctx).id, ctx), Status: 'active' }),
};
