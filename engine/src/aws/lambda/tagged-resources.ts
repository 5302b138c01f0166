// What the Resource Groups Tagging API sees of this service.
import type { TaggedResources } from '../../contracts/tagged-resources.ts';
import { functions } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'lambda',
  list: (ctx) => ctx.all(functions).map(({ arn, tags }) => ({ arn, tags })),
  tag: (Resource, Tags, ctx) => ctx.call('lambda', 'TagResource', { Resource, Tags: { ...Tags } }),
  untag: (Resource, TagKeys, ctx) => ctx.call('lambda', 'UntagResource', { Resource, TagKeys }),
};
