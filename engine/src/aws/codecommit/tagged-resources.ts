// What the Resource Groups Tagging API sees of this service.
import type { TaggedResources } from '../../contracts/tagged-resources.ts';
import { repositories } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'codecommit',
  list: (ctx) => ctx.all(repositories).map(({ arn, tags }) => ({ arn, type: 'repository', tags })),
  tag: (resourceArn, tags, ctx) => ctx.call('codecommit', 'TagResource', { resourceArn, tags: { ...tags } }),
  untag: (resourceArn, tagKeys, ctx) => ctx.call('codecommit', 'UntagResource', { resourceArn, tagKeys }),
};
