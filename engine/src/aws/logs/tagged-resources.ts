// What the Resource Groups Tagging API sees of this service.
import type { TaggedResources } from '../../contracts/tagged-resources.ts';
import { logGroups } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'logs',
  list: (ctx) => ctx.all(logGroups).map(({ arn, tags }) => ({ arn, tags })),
  tag: (resourceArn, tags, ctx) => ctx.call('logs', 'TagResource', { resourceArn, tags: { ...tags } }),
  untag: (resourceArn, tagKeys, ctx) => ctx.call('logs', 'UntagResource', { resourceArn, tagKeys }),
};
