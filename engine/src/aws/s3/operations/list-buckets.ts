// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { owner } from '../bucket.ts';
import { invalidArgument } from '../faults.ts';
import { buckets } from '../state.ts';

export const listBuckets: Operation<'s3', 'ListBuckets'> = (input, ctx) => {
  const matching = ctx.all(buckets).filter((bucket) => bucket.name.startsWith(input.Prefix ?? ''));
  const shown = page(matching, (bucket) => bucket.name, input.MaxBuckets ?? 10_000, input.ContinuationToken);
  if (!shown) throw invalidArgument('The continuation token provided is incorrect');
  return {
    Buckets: shown.items.map((bucket) => ({
      Name: bucket.name,
      CreationDate: new Date(bucket.createdAt),
      BucketArn: `arn:aws:s3:::${bucket.name}`,
    })),
    Owner: owner(ctx),
    ContinuationToken: shown.nextToken,
    Prefix: input.Prefix,
  };
};
