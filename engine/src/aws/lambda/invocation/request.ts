// Has the driver run a function.
import { createGroup, putLogEvents } from '../../../contracts/log-permissions.ts';
import type { RoleSession } from '../../../contracts/role-credentials.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { checkConcurrency } from '../concurrency/reserved.ts';
import type { FoundFunction } from '../find.ts';
import { findLayer } from '../layers.ts';
import { checkRuns } from '../recorded.ts';
import { type FunctionRecord, runningInvocations } from '../state.ts';
import { countThrottle, resourceOf } from './metrics.ts';

/** For a function's start and the report of its end. */
const graceMs = 60_000;

export interface Invocation {
  readonly invocationId: string;
  /** JSON. */
  readonly payload: string;
  /** JSON. */
  readonly clientContext?: string;
}

/** @throws TooManyRequestsException, InvalidRuntimeException */
export function requestInvocation(
  found: FoundFunction,
  { invocationId, payload, clientContext }: Invocation,
  ctx: Context,
): void {
  const { record, qualifiedArn } = found;
  checkRuns(record);
  begin(invocationId, found, ctx);
  createLogGroup(record, ctx);
  ctx.perform('functions/invoke', {
    invocationId,
    functionArn: qualifiedArn,
    functionName: record.name,
    revision: record.revisionId,
    version: record.version,
    codeBlob: record.code!.blob,
    layerBlobs: record.layers.flatMap((arn) => findLayer(arn, ctx)?.code.blob ?? []),
    handler: record.handler!,
    environment: record.environment,
    roleArn: record.role,
    timeoutMs: record.timeoutSeconds * 1000,
    memoryMiB: record.memoryMiB,
    runtime: record.runtime!,
    logGroup: record.logGroup,
    payload,
    ...(clientContext !== undefined && { clientContext }),
  });
}

/** What a driver has not reported for longer than the function may run is over: an engine was killed meanwhile. */
function begin(invocationId: string, { record, qualifier }: FoundFunction, ctx: Context): void {
  const { name, timeoutSeconds } = record;
  try {
    checkConcurrency(name, ctx);
  } catch (error) {
    countThrottle({ functionName: name, resource: resourceOf(name, qualifier) }, ctx);
    throw error;
  }
  ctx.put(runningInvocations, invocationId, {
    until: ctx.now + timeoutSeconds * 1000 + graceMs,
    functionName: name,
    resource: resourceOf(name, qualifier),
    startedAt: ctx.now,
  });
}

/** Lambda creates the log group on the first invocation. A role that may not write logs does not keep a function from running. */
function createLogGroup({ name, role, logGroup, version }: FunctionRecord, ctx: Context): void {
  const session: RoleSession = { kind: 'role', roleArn: role, session: name };
  try {
    ctx.attempt(() => ctx.as(undefined).call('logs', 'CreateLogGroup', { logGroupName: logGroup }));
    mayBeDenied(() => ctx.authorize(session, createGroup(logGroup, ctx)));
  } catch (error) {
    if (!(error instanceof AwsFault && error.code === 'ResourceAlreadyExistsException')) throw error;
  }
  const written = putLogEvents({ group: logGroup, stream: `[${version}]` }, ctx);
  mayBeDenied(() => {
    ctx.authorize(session, { ...written, action: 'logs:CreateLogStream' });
    ctx.authorize(session, written);
  });
}

function mayBeDenied(authorize: () => void): void {
  try {
    authorize();
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
  }
}
