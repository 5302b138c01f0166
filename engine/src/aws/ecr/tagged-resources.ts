// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList, tagMap } from '../../contracts/tagged-resources.ts';
import { repositories } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'ecr',
  list: (ctx) => ctx.all(repositories).map(({ arn, tags }) => ({ arn, tags: tagMap(tags) })),
  tag: (resourceArn, tags, ctx) => ctx.call('ecr', 'TagResource', { resourceArn, tags: tagList(tags) }),
  untag: (resourceArn, tagKeys, ctx) => ctx.call('ecr', 'UntagResource', { resourceArn, tagKeys }),
};
