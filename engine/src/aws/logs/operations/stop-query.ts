// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StopQuery.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter, queryNotFound } from '../faults.ts';
import { queries } from '../state.ts';

/** A query has ended when the call that starts it returns, so there is nothing to stop. */
export const stopQuery: Operation<'logs', 'StopQuery'> = (input, ctx) => {
  if (!ctx.get(queries, input.queryId!)) throw queryNotFound(input.queryId!);
  throw invalidParameter(`Provided query with ID ${input.queryId} is not currently running or scheduled`);
};
