// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html
import type { Operation } from '../../../kernel/context.ts';
import { bucketNotEmpty } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';
import { buckets, objectsByBucket, uploads, uploadsByBucket } from '../state.ts';

export const deleteBucket: Operation<'s3', 'DeleteBucket'> = (input, ctx) => {
  const { name } = requireBucket(input.Bucket, ctx);
  if (ctx.countBy(objectsByBucket, name) > 0) throw bucketNotEmpty(name);
  for (const id of ctx.keysBy(uploadsByBucket, name)) ctx.delete(uploads, id);
  ctx.delete(buckets, name);
  return {};
};
