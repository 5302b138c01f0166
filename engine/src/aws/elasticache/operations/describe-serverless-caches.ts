// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeServerlessCaches.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidValue } from '../faults.ts';
import { cachesOf, requireCache } from '../find.ts';
import { serverlessView } from '../views/serverless.ts';

export const describeServerlessCaches: Operation<'elasticache', 'DescribeServerlessCaches'> = (
  { ServerlessCacheName: id, MaxResults = 50, NextToken },
  ctx,
) => {
  const found = id === undefined ? cachesOf('serverless', ctx) : [requireCache('serverless', id, ctx)];
  const shown = page(found, (record) => record.id, MaxResults, NextToken);
  if (!shown) throw invalidValue(`Invalid token: ${NextToken}`);
  return {
    ServerlessCaches: shown.items.map((record) => serverlessView(record, ctx)),
    ...(shown.nextToken !== undefined && { NextToken: shown.nextToken }),
  };
};
