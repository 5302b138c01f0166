// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../bucket/configuration.ts';
import { noSuchBucketPolicy } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

export const getBucketPolicy: Operation<'s3', 'GetBucketPolicy'> = (input, ctx) => {
  const policy = configuration(requireBucket(input.Bucket, ctx), 'policy');
  if (policy === undefined) throw noSuchBucketPolicy();
  return { Policy: policy };
};
