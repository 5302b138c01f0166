// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DeleteServerlessCache.html
import type { Operation } from '../../../kernel/context.ts';
import { discard } from '../caches/change.ts';
import { invalidServerlessState, notSimulated } from '../faults.ts';
import { requireCache } from '../find.ts';
import { serverlessView } from '../views/serverless.ts';

export const deleteServerlessCache: Operation<'elasticache', 'DeleteServerlessCache'> = (input, ctx) => {
  const record = requireCache('serverless', input.ServerlessCacheName, ctx);
  if (input.FinalSnapshotName !== undefined) throw notSimulated('A snapshot of a cache');
  if (record.status === 'deleting' || record.status === 'creating')
    throw invalidServerlessState(`Serverless cache ${record.id} is in the state ${record.status}.`);
  return { ServerlessCache: serverlessView(discard(record, ctx), ctx) };
};
