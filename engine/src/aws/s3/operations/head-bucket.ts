// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
import type { Operation } from '../../../kernel/context.ts';
import { bucketArn } from '../bucket/name.ts';
import { notFound } from '../faults.ts';
import { buckets } from '../state.ts';

export const headBucket: Operation<'s3', 'HeadBucket'> = (input, ctx) => {
  const bucket = ctx.get(buckets, input.Bucket!);
  if (!bucket) throw notFound();
  return { BucketRegion: bucket.region, BucketArn: bucketArn(bucket.name), AccessPointAlias: false };
};
