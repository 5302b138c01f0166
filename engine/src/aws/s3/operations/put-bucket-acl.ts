// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html
import type { Operation } from '../../../kernel/context.ts';
import { requestedAcl } from '../bucket/access-control.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';

/** Recorded: grants allow nobody anything. */
export const putBucketAcl: Operation<'s3', 'PutBucketAcl'> = (input, ctx) => {
  const bucket = requireBucket(input.Bucket, ctx);
  configure(bucket, 'acl', requestedAcl(input, bucket), ctx);
  return {};
};
