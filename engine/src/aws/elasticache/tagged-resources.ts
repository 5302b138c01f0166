// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList } from '../../contracts/tagged-resources.ts';
import { cacheArn, parameterGroupArn, subnetGroupArn, userArn, userGroupArn } from './find.ts';
import { caches, parameterGroups, subnetGroups, userGroups, users } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'elasticache',
  list: (ctx) => [
    ...ctx.all(caches).map((cache) => ({ arn: cacheArn(cache, ctx), tags: cache.tags })),
    ...ctx.all(subnetGroups).map(({ name, tags }) => ({ arn: subnetGroupArn(name, ctx), tags })),
    ...ctx.all(users).map(({ id, tags }) => ({ arn: userArn(id, ctx), tags })),
    ...ctx.all(userGroups).map(({ id, tags }) => ({ arn: userGroupArn(id, ctx), tags })),
    ...ctx.all(parameterGroups).map(({ name, tags }) => ({ arn: parameterGroupArn(name, ctx), tags })),
  ],
  tag: (ResourceName, tags, ctx) =>
    ctx.call('elasticache', 'AddTagsToResource', { ResourceName, Tags: tagList(tags) }),
  untag: (ResourceName, TagKeys, ctx) =>
    ctx.call('elasticache', 'RemoveTagsFromResource', { ResourceName, TagKeys }),
};
