// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLifecycleConfiguration.html

import type { Operation } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { configuration, findBucket } from '../bucket.ts';

const absent = fault('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist', 404);

export const getBucketLifecycleConfiguration: Operation<'s3', 'GetBucketLifecycleConfiguration'> = (
  input,
  ctx,
) => {
  const recorded = configuration<Input<'s3', 'PutBucketLifecycleConfiguration'>['LifecycleConfiguration']>(
    findBucket(input.Bucket, ctx),
    'lifecycle',
  );
  if (!recorded) throw absent();
  return { ...recorded };
};
