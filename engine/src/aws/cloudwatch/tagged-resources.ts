// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList } from '../../contracts/tagged-resources.ts';
import { alarms } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'cloudwatch',
  list: (ctx) => ctx.all(alarms).map(({ arn, tags }) => ({ arn, tags })),
  tag: (ResourceARN, tags, ctx) =>
    ctx.call('cloudwatch', 'TagResource', { ResourceARN, Tags: tagList(tags) }),
  untag: (ResourceARN, TagKeys, ctx) => ctx.call('cloudwatch', 'UntagResource', { ResourceARN, TagKeys }),
};
