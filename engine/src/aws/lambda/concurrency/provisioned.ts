// Provisioned concurrency: environments that are kept ready for a version or an alias. Here it is ready at once, and functions
// start as fast with it as without.
// https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
import type { Context } from '../../../kernel/context.ts';
import { invalid, noProvisionedConcurrency, provisionedTwice } from '../faults.ts';
import { findFunction } from '../find.ts';
import { aliases, type ProvisionedConcurrencyRecord, provisionedConcurrency, versions } from '../state.ts';
import { reservedOf, unreserved } from './reserved.ts';

/** @throws InvalidParameterValueException, ResourceConflictException */
export function provision(
  functionName: string | undefined,
  qualifier: string,
  executions: number,
  ctx: Context,
): ProvisionedConcurrencyRecord {
  if (qualifier === '$LATEST')
    throw invalid('Provisioned Concurrency Configs cannot be applied to unpublished function versions.');
  const { name } = findFunction(functionName, ctx, qualifier).record;
  const key = `${name}:${qualifier}`;
  const others = ctx
    .all(provisionedConcurrency)
    .filter((each) => each.functionName === name && each.qualifier !== qualifier);
  const target = versionAt(name, qualifier, ctx);
  const other = others.find((each) => versionAt(name, each.qualifier, ctx) === target);
  if (other)
    throw provisionedTwice(
      ctx.get(aliases, key) ? 'Alias' : 'Version',
      ctx.get(aliases, `${name}:${other.qualifier}`) ? 'Alias' : 'Version',
    );
  const total = others.reduce((sum, each) => sum + each.executions, executions);
  const reserved = reservedOf(name, ctx);
  if (reserved !== undefined && total > reserved)
    throw invalid(
      'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
    );
  if (reserved === undefined && total > unreserved(ctx) - 100)
    throw invalid(
      "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency " +
        `[${Math.max(unreserved(ctx) - 100, 0)}].`,
    );
  const record = { functionName: name, qualifier, executions, modifiedAt: ctx.now };
  ctx.put(provisionedConcurrency, key, record);
  return record;
}

export function requireProvisioned(
  functionName: string | undefined,
  qualifier: string,
  ctx: Context,
): ProvisionedConcurrencyRecord {
  const { name } = findFunction(functionName, ctx, qualifier).record;
  const found = ctx.get(provisionedConcurrency, `${name}:${qualifier}`);
  if (!found) throw noProvisionedConcurrency();
  return found;
}

/** Of a function, a version or an alias that is deleted. */
export function withdrawProvisioned(name: string, qualifier: string, ctx: Context): void {
  if (ctx.get(provisionedConcurrency, `${name}:${qualifier}`))
    ctx.delete(provisionedConcurrency, `${name}:${qualifier}`);
}

function versionAt(name: string, qualifier: string, ctx: Context): string | undefined {
  return (
    ctx.get(aliases, `${name}:${qualifier}`)?.version ?? ctx.get(versions, `${name}:${qualifier}`)?.version
  );
}

export const provisionedView = ({ executions, modifiedAt }: ProvisionedConcurrencyRecord) => ({
  RequestedProvisionedConcurrentExecutions: executions,
  AvailableProvisionedConcurrentExecutions: executions,
  AllocatedProvisionedConcurrentExecutions: executions,
  Status: 'READY' as const,
  LastModified: new Date(modifiedAt).toISOString().replace('Z', '+0000'),
});
