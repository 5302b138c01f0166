// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketCors.html

import type { Operation } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { configuration, findBucket } from '../bucket.ts';

const absent = fault('NoSuchCORSConfiguration', 'The CORS configuration does not exist', 404);

export const getBucketCors: Operation<'s3', 'GetBucketCors'> = (input, ctx) => {
  const recorded = configuration<Input<'s3', 'PutBucketCors'>['CORSConfiguration']>(
    findBucket(input.Bucket, ctx),
    'cors',
  );
  if (!recorded) throw absent();
  return { ...recorded };
};
