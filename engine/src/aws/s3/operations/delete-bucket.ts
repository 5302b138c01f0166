// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html
import type { Operation } from '../../../kernel/context.ts';
import { bucketNotEmpty } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';
import { objectsOf } from '../object/versions.ts';
import { buckets, uploads } from '../state.ts';

export const deleteBucket: Operation<'s3', 'DeleteBucket'> = (input, ctx) => {
  const { name } = requireBucket(input.Bucket, ctx);
  if (objectsOf(name, ctx).length > 0) throw bucketNotEmpty(name);
  for (const upload of ctx.all(uploads)) if (upload.bucket === name) ctx.delete(uploads, upload.id);
  ctx.delete(buckets, name);
  return {};
};
