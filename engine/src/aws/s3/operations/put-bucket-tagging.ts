// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html
import type { Operation } from '../../../kernel/context.ts';
import { configure } from '../bucket/configuration.ts';
import { requireBucket } from '../find/bucket.ts';
import { checkBucketTags } from '../tags.ts';

export const putBucketTagging: Operation<'s3', 'PutBucketTagging'> = (input, ctx) => {
  checkBucketTags(input.Tagging?.TagSet ?? []);
  configure(requireBucket(input.Bucket, ctx), 'tagging', input.Tagging!, ctx);
  return {};
};
