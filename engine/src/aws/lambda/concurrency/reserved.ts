// Reserved concurrency: a function's own share of the account's concurrent executions, which is also its limit.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalid } from '../faults.ts';
import { findFunction } from '../find.ts';
import { quotas } from '../quotas.ts';
import {
  type FunctionRecord,
  provisionedConcurrency,
  reservedConcurrency,
  runningInvocations,
} from '../state.ts';

/** What has to be left for all functions without a share. */
const leastUnreserved = 100;

export const reservedOf = (name: string, ctx: Context): number | undefined =>
  ctx.get(reservedConcurrency, name)?.executions;

/** What is left for functions without a share. */
export const unreserved = (ctx: Context, except?: string): number =>
  ctx.quota(quotas.concurrentExecutions) -
  ctx
    .keys(reservedConcurrency)
    .filter((name) => name !== except)
    .reduce((sum, name) => sum + reservedOf(name, ctx)!, 0);

/** @throws InvalidParameterValueException */
export function reserve(name: string, executions: number, ctx: Context): void {
  if (executions > 0 && unreserved(ctx, name) - executions < leastUnreserved)
    throw invalid(
      `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${leastUnreserved}].`,
    );
  const provisioned = ctx
    .all(provisionedConcurrency)
    .filter(({ functionName }) => functionName === name)
    .reduce((sum, each) => sum + each.executions, 0);
  if (executions < provisioned)
    throw invalid(
      `ReservedConcurrentExecutions ${executions} should not be lower than function's total provisioned concurrency [${provisioned}].`,
    );
  ctx.put(reservedConcurrency, name, { executions });
}

/** The function itself: versions and aliases have no share. @throws InvalidParameterValueException */
export function requireUnqualified(given: string | undefined, ctx: Context): FunctionRecord {
  const { record, qualifiedArn } = findFunction(given, ctx);
  if (qualifiedArn !== record.arn)
    throw invalid(
      'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
    );
  return record;
}

/** @throws TooManyRequestsException when as many run as may */
export function checkConcurrency(name: string, ctx: Context): void {
  const running = ctx.all(runningInvocations).filter(({ until }) => until > ctx.now);
  const limit = reservedOf(name, ctx);
  if (limit === undefined) {
    const unreservedRunning = running.filter(
      ({ functionName }) => functionName === undefined || reservedOf(functionName, ctx) === undefined,
    );
    const reserved = ctx.quota(quotas.concurrentExecutions) - unreserved(ctx);
    checkQuota(ctx, quotas.concurrentExecutions, unreservedRunning.length + reserved + 1);
  } else if (running.filter(({ functionName }) => functionName === name).length >= limit) throw throttled();
}

const throttled = () =>
  new AwsFault({
    code: 'TooManyRequestsException',
    status: 429,
    message: 'Rate Exceeded.',
    members: { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
  });
