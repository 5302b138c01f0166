// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html

import type { Operation } from '../../../kernel/context.ts';
import { configuration } from '../bucket/configuration.ts';
import { noPublicAccessBlock } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';

export const getPublicAccessBlock: Operation<'s3', 'GetPublicAccessBlock'> = (input, ctx) => {
  const recorded = configuration(requireBucket(input.Bucket, ctx), 'publicAccessBlock');
  if (!recorded) throw noPublicAccessBlock();
  return { PublicAccessBlockConfiguration: recorded };
};
