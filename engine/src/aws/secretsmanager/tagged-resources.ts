// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList } from '../../contracts/tagged-resources.ts';
import { secretsOf } from './find.ts';

export const taggedResources: TaggedResources = {
  service: 'secretsmanager',
  list: (ctx) => secretsOf(ctx).map(({ arn, tags }) => ({ arn, tags })),
  tag: (SecretId, tags, ctx) => ctx.call('secretsmanager', 'TagResource', { SecretId, Tags: tagList(tags) }),
  untag: (SecretId, TagKeys, ctx) => ctx.call('secretsmanager', 'UntagResource', { SecretId, TagKeys }),
};
