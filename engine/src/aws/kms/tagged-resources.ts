// What the Resource Groups Tagging API sees of this service.
import type { TaggedResources } from '../../contracts/tagged-resources.ts';
import { keysByRegion } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'kms',
  list: (ctx) =>
    ctx
      .by(keysByRegion, ctx.region)
      .filter(({ manager }) => manager !== 'AWS')
      .map(({ arn, tags }) => ({ arn, tags })),
  tag: (KeyId, tags, ctx) =>
    ctx.call('kms', 'TagResource', {
      KeyId,
      Tags: Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
    }),
  untag: (KeyId, TagKeys, ctx) => ctx.call('kms', 'UntagResource', { KeyId, TagKeys }),
};
