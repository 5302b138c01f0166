// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList } from '../../contracts/tagged-resources.ts';
import { buses, rules } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'events',
  list: (ctx) => [...ctx.all(buses), ...ctx.all(rules)].map(({ arn, tags }) => ({ arn, tags })),
  tag: (ResourceARN, tags, ctx) => ctx.call('events', 'TagResource', { ResourceARN, Tags: tagList(tags) }),
  untag: (ResourceARN, TagKeys, ctx) => ctx.call('events', 'UntagResource', { ResourceARN, TagKeys }),
};
