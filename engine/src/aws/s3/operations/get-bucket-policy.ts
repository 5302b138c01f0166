// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { configuration, findBucket } from '../bucket.ts';
import { noSuchBucketPolicy } from '../faults.ts';

export const getBucketPolicy: Operation<'s3', 'GetBucketPolicy'> = (input, ctx) => {
  const policy = configuration<string>(findBucket(input.Bucket, ctx), 'policy');
  if (policy === undefined) throw noSuchBucketPolicy();
  return { Policy: policy };
};
