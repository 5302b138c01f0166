// https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
import type { Operation } from '../../../kernel/context.ts';
import { notFound } from '../faults.ts';
import { buckets } from '../state.ts';

export const headBucket: Operation<'s3', 'HeadBucket'> = (input, ctx) => {
  if (!ctx.get(buckets, input.Bucket!)) throw notFound();
  return { BucketRegion: ctx.region, BucketArn: `arn:aws:s3:::${input.Bucket}`, AccessPointAlias: false };
};
