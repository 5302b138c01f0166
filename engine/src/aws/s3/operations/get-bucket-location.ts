// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
import type { BucketLocationConstraint } from '@aws-sdk/client-s3';
import type { Operation } from '../../../kernel/context.ts';
import { requireBucket } from '../find/bucket.ts';

/** Absent for us-east-1, which was S3's only region at first. */
export const getBucketLocation: Operation<'s3', 'GetBucketLocation'> = (input, ctx) => {
  const { region } = requireBucket(input.Bucket, ctx);
  return { LocationConstraint: region === 'us-east-1' ? undefined : (region as BucketLocationConstraint) };
};
