// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html
import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../bucket/configuration.ts';
import { lockedVersioning, malformedXml } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';
import { buckets } from '../state.ts';

export const putBucketVersioning: Operation<'s3', 'PutBucketVersioning'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const versioning = input.VersioningConfiguration?.Status;
  if (versioning !== 'Enabled' && versioning !== 'Suspended') throw malformedXml();
  if (versioning === 'Suspended' && configuration(bucket, 'objectLock')) throw lockedVersioning();
  ctx.put(buckets, bucket.name, { ...bucket, versioning });
  return {};
};
