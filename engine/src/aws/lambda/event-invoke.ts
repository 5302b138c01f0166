// How a function's events are tried, and where they go: for $LATEST, a version or an alias.
// https://docs.aws.amazon.com/lambda/latest/api/API_FunctionEventInvokeConfig.html
import type { UpdateFunctionEventInvokeConfigRequest } from '@aws-sdk/client-lambda';
import type { Context } from '../../kernel/context.ts';
import { plain } from '../../kernel/plain.ts';
import { noEventInvokeConfig } from './faults.ts';
import { findFunction } from './find.ts';
import { type EventInvokeRecord, eventInvokeConfigs } from './state.ts';

interface Named {
  readonly FunctionName?: string | undefined;
  readonly Qualifier?: string | undefined;
}

export function eventInvokeKey(input: Named, ctx: Context): string {
  const { record, qualifier = '$LATEST' } = findFunction(input.FunctionName, ctx, input.Qualifier);
  return `${record.name}:${qualifier}`;
}

/** @throws ResourceNotFoundException */
export function requireEventInvoke(input: Named, ctx: Context): EventInvokeRecord {
  const key = eventInvokeKey(input, ctx);
  const found = ctx.get(eventInvokeConfigs, key);
  if (!found) throw noEventInvokeConfig(ctx.arn('lambda', `function:${key}`));
  return found;
}

/** @param before what members that are not given keep */
export function putEventInvoke(
  input: UpdateFunctionEventInvokeConfigRequest,
  ctx: Context,
  before: Partial<EventInvokeRecord> = {},
): EventInvokeRecord {
  const key = eventInvokeKey(input, ctx);
  const [functionName = '', qualifier = ''] = key.split(':');
  const { OnSuccess, OnFailure } = input.DestinationConfig ?? {};
  const record: EventInvokeRecord = plain({
    functionName,
    qualifier,
    modifiedAt: ctx.now,
    maximumRetryAttempts: input.MaximumRetryAttempts ?? before.maximumRetryAttempts,
    maximumEventAgeSeconds: input.MaximumEventAgeInSeconds ?? before.maximumEventAgeSeconds,
    onSuccess: OnSuccess?.Destination ?? before.onSuccess,
    onFailure: OnFailure?.Destination ?? before.onFailure,
  });
  ctx.put(eventInvokeConfigs, key, record);
  return record;
}
