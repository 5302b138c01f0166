// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html

import type { Operation } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { configuration, findBucket } from '../bucket.ts';

const absent = fault(
  'NoSuchPublicAccessBlockConfiguration',
  'The public access block configuration was not found',
  404,
);

export const getPublicAccessBlock: Operation<'s3', 'GetPublicAccessBlock'> = (input, ctx) => {
  const recorded = configuration<Input<'s3', 'PutPublicAccessBlock'>['PublicAccessBlockConfiguration']>(
    findBucket(input.Bucket, ctx),
    'publicAccessBlock',
  );
  if (!recorded) throw absent();
  return { PublicAccessBlockConfiguration: recorded };
};
