// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { bucketArn } from '../bucket/name.ts';
import { invalidArgument } from '../faults.ts';
import { buckets } from '../state.ts';
import { ownerView } from '../views/owner.ts';

export const listBuckets: Operation<'s3', 'ListBuckets'> = (input, ctx) => {
  const matching = ctx
    .all(buckets)
    .filter(({ name }) => name.startsWith(input.Prefix ?? ''))
    .filter(({ region }) => input.BucketRegion === undefined || input.BucketRegion === region);
  const listed = page(matching, ({ name }) => name, input.MaxBuckets ?? 10_000, input.ContinuationToken);
  if (!listed) throw invalidArgument('The continuation token provided is incorrect');
  return {
    Buckets: listed.items.map(({ name, region, createdAt }) => ({
      Name: name,
      CreationDate: new Date(createdAt),
      BucketRegion: region,
      BucketArn: bucketArn(name),
    })),
    Owner: ownerView(ctx),
    ContinuationToken: listed.nextToken,
    Prefix: input.Prefix,
  };
};
