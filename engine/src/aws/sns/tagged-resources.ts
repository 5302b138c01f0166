// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList } from '../../contracts/tagged-resources.ts';
import { topics } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'sns',
  list: (ctx) =>
    ctx
      .all(topics)
      .filter(({ deleted }) => !deleted)
      .map(({ arn, tags }) => ({ arn, type: 'topic', tags })),
  tag: (ResourceArn, tags, ctx) => ctx.call('sns', 'TagResource', { ResourceArn, Tags: tagList(tags) }),
  untag: (ResourceArn, TagKeys, ctx) => ctx.call('sns', 'UntagResource', { ResourceArn, TagKeys }),
};
