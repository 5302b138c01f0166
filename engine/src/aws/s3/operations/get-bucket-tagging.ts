// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html

import type { Operation } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { configuration, findBucket } from '../bucket.ts';

const absent = fault('NoSuchTagSet', 'The TagSet does not exist', 404);

export const getBucketTagging: Operation<'s3', 'GetBucketTagging'> = (input, ctx) => {
  const recorded = configuration<Input<'s3', 'PutBucketTagging'>['Tagging']>(
    findBucket(input.Bucket, ctx),
    'tagging',
  );
  if (!recorded) throw absent();
  return { ...recorded };
};
