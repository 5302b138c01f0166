import type { Context } from '../../../kernel/context.ts';
import { noSuchBucket } from '../faults.ts';
import { type BucketRecord, buckets } from '../state.ts';

/** @throws NoSuchBucket */
export function requireBucket(name: string | undefined, ctx: Context): BucketRecord {
  const bucket = ctx.get(buckets, name ?? '');
  if (!bucket) throw noSuchBucket(name ?? '');
  return bucket;
}
