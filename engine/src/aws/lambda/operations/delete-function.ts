// https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html
import type { Operation } from '../../../kernel/context.ts';
import { withdrawProvisioned } from '../concurrency/provisioned.ts';
import { invalid, versionInUse } from '../faults.ts';
import { findFunction } from '../find.ts';
import { deleteUrl } from '../function-urls/url.ts';
import {
  aliases,
  eventInvokeConfigs,
  functions,
  functionUrls,
  provisionedConcurrency,
  reservedConcurrency,
  versions,
} from '../state.ts';

/** With a qualifier only that version; otherwise everything. */
export const deleteFunction: Operation<'lambda', 'DeleteFunction'> = (input, ctx) => {
  const { record, qualifier, qualifiedArn } = findFunction(input.FunctionName, ctx, input.Qualifier);
  if (qualifiedArn.endsWith(':$LATEST'))
    throw invalid('$LATEST version cannot be deleted without deleting the function.');
  const { name, arn, version } = record;
  const isOfFunction = (key: string) => key.startsWith(`${name}:`);
  if (qualifier !== undefined) {
    if (qualifier !== version) throw invalid('Cannot delete a function by an alias: delete the alias.');
    const user = ctx.all(aliases).find((each) => each.functionName === name && each.version === version);
    if (user) throw versionInUse(user.name, version);
    ctx.delete(versions, `${name}:${version}`);
    withdrawProvisioned(name, version, ctx);
    return {};
  }
  ctx.delete(functions, name);
  if (ctx.get(reservedConcurrency, name)) ctx.delete(reservedConcurrency, name);
  for (const table of [versions, aliases, eventInvokeConfigs, provisionedConcurrency])
    for (const key of ctx.keys(table).filter(isOfFunction)) ctx.delete(table, key);
  for (const url of ctx.all(functionUrls)) if (url.functionName === name) deleteUrl(url, ctx);
  ctx.perform('functions/retire', { functionArn: arn });
  return {};
};
