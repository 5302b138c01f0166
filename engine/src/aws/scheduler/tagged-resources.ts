// What the Resource Groups Tagging API sees of this service: groups, since schedules have no tags.
import { type TaggedResources, tagList } from '../../contracts/tagged-resources.ts';
import { groups } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'scheduler',
  list: (ctx) => ctx.all(groups).map(({ arn, tags }) => ({ arn, tags })),
  tag: (ResourceArn, tags, ctx) => ctx.call('scheduler', 'TagResource', { ResourceArn, Tags: tagList(tags) }),
  untag: (ResourceArn, TagKeys, ctx) => ctx.call('scheduler', 'UntagResource', { ResourceArn, TagKeys }),
};
