// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { checkLifecycleRules } from '../bucket/lifecycle-rules.ts';
import { missingRequestBody } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

export const putBucketLifecycleConfiguration: Operation<'s3', 'PutBucketLifecycleConfiguration'> = (
  input,
  ctx,
) => {
  const bucket = requireBucket(input.Bucket, ctx);
  const { LifecycleConfiguration: configuration } = input;
  if (!configuration) throw missingRequestBody();
  checkLifecycleRules(configuration.Rules ?? []);
  configure(bucket, 'lifecycle', configuration, ctx);
  return {};
};
