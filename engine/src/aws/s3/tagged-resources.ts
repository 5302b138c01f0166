// What the Resource Groups Tagging API sees of this service.
import { type TaggedResources, tagList, tagMap } from '../../contracts/tagged-resources.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsFault } from '../../kernel/faults.ts';
import { buckets } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 's3',
  list: (ctx) =>
    ctx
      .keys(buckets)
      .map((name) => ({ arn: `arn:aws:s3:::${name}`, type: 'bucket', tags: tagsOf(name, ctx) })),
  tag: (arn, tags, ctx) => put(arn, { ...tagsOf(nameOf(arn), ctx), ...tags }, ctx),
  untag: (arn, keys, ctx) => {
    const kept = Object.entries(tagsOf(nameOf(arn), ctx)).filter(([key]) => !keys.includes(key));
    put(arn, Object.fromEntries(kept), ctx);
  },
};

const nameOf = (arn: string) => arn.split(':::')[1] ?? '';

function tagsOf(Bucket: string, ctx: Context): Record<string, string> {
  try {
    return tagMap(ctx.call('s3', 'GetBucketTagging', { Bucket }).TagSet);
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'NoSuchTagSet') return {};
    throw error;
  }
}

function put(arn: string, tags: Readonly<Record<string, string>>, ctx: Context): void {
  ctx.call('s3', 'PutBucketTagging', { Bucket: nameOf(arn), Tagging: { TagSet: tagList(tags) } });
}
