// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { checkLifecycleRules } from '../bucket/lifecycle-rules.ts';
import { requireBucket } from '../find/bucket.ts';

export const putBucketLifecycleConfiguration: Operation<'s3', 'PutBucketLifecycleConfiguration'> = (
  input,
  ctx,
) => {
  const bucket = requireBucket(input.Bucket, ctx);
  checkLifecycleRules(input.LifecycleConfiguration!.Rules ?? []);
  configure(bucket, 'lifecycle', input.LifecycleConfiguration!, ctx);
  return {};
};
