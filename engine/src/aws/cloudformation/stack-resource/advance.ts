// Calls a resource's verb, and records the outcome: events and the resource's new state.

import type { Properties } from '../../../contracts/resource-type.ts';
import { spans } from '../../../contracts/spans.ts';
import type { Context } from '../../../kernel/context.ts';
import { addLeftover, forgetAwaited } from '../records/leftovers.ts';
import { inStack, type Place, putRecord, putResource } from '../records/put.ts';
import { recordedReason } from '../schema/recorded.ts';
import type { KnownType } from '../schema/registry.ts';
import type { OperationRecord, Phase, ResourceRecord, ResourceShape, StackRecord, Step } from '../state.ts';
import { canonical } from '../template/json.ts';
import { clearSignals, signalDeadline } from './signals.ts';
import { callVerb, type Outcome } from './verbs.ts';
import { lookedAt, newReason } from './waiting.ts';

export interface Work {
  readonly stack: StackRecord;
  readonly operation: OperationRecord;
  readonly type: KnownType;
  readonly ctx: Context;
}

const cleanupAttempts = 3;
const cleanupPauseMs = 500;

export type Turn = ResourceRecord['turn'];

export const turn = ({ id }: OperationRecord, phase: Phase, state: Turn['state']): Turn => ({
  operationId: id,
  phase,
  state,
});

export function newStep(
  verb: Step['verb'],
  target: ResourceShape,
  ctx: Context,
  creationPolicy?: Properties,
): Step {
  return {
    verb,
    token: ctx.ids.uuid(),
    startedAt: ctx.now,
    nextAt: ctx.now,
    suffix: ctx.ids.suffix(),
    target,
    ...(creationPolicy ? { creationPolicy } : {}),
  };
}

/** The prefix of this step's statuses. Creating a replacement is part of an update. */
function statusPrefix(record: ResourceRecord, step: Step): 'CREATE' | 'UPDATE' | 'DELETE' {
  if (step.verb === 'delete') return 'DELETE';
  return step.verb === 'update' || record.before?.operationId === record.turn.operationId
    ? 'UPDATE'
    : 'CREATE';
}

export function begin(record: ResourceRecord, step: Step, work: Work, place: Place = inStack(record)): void {
  if (step.verb !== 'delete') clearSignals(record, work.ctx);
  const replacing = step.verb === 'create' && statusPrefix(record, step) === 'UPDATE';
  const begun = putResource({ ...record, step }, `${statusPrefix(record, step)}_IN_PROGRESS`, work.ctx, {
    place,
    reason: replacing
      ? 'Requested update requires the creation of a new physical resource; hence creating one.'
      : undefined,
  });
  const { physicalId, ...fresh } = begun;
  advance(replacing || physicalId === undefined ? fresh : { ...fresh, physicalId }, work, place);
}

export function advance(record: ResourceRecord, work: Work, place: Place = inStack(record)): void {
  const step = record.step!;
  const outcome = callVerb(work.type, record, step, work.stack, work.ctx, previousOf(record, step.target));
  if (outcome.status !== 'in-progress' || outcome.awaits !== step.awaits) forgetAwaited(step, work.ctx);
  applyOutcome(record, step, outcome, work, place);
}

/**
 * The properties that an update starts from. A failed update may have applied each of its properties, or not: one that
 * might not have its target's value is passed with a value that differs, so that the type's handler applies it again.
 */
function previousOf({ shape, attempted = [] }: ResourceRecord, target: ResourceShape): Properties {
  if (attempted.length === 0) return shape?.properties ?? {};
  const possible = [...attempted, shape?.properties ?? {}];
  const names = new Set([target.properties, ...possible].flatMap((properties) => Object.keys(properties)));
  const entries = [...names].map((name) => {
    const values = possible.map((properties) => properties[name]);
    const wanted = canonical(target.properties[name]);
    return [name, values.find((value) => canonical(value) !== wanted) ?? values[0]] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** What the update in progress has tried, for a record whose update has failed or was cancelled. */
export function withAttempt({ step, attempted = [] }: ResourceRecord): Pick<ResourceRecord, 'attempted'> {
  if (step?.verb !== 'update') return attempted.length > 0 ? { attempted } : {};
  const tried = canonical(step.target.properties);
  return {
    attempted: [step.target.properties, ...attempted.filter((each) => canonical(each) !== tried)],
  };
}

function applyOutcome(record: ResourceRecord, step: Step, outcome: Outcome, work: Work, place: Place): void {
  if (outcome.status === 'failed') {
    const { physicalId: made = record.physicalId } = outcome;
    fail({ ...record, ...(made === undefined ? {} : { physicalId: made }) }, outcome.reason, work, place);
    return;
  }
  const { physicalId = record.physicalId } = outcome;
  const known = { ...record, ...(physicalId === undefined ? {} : { physicalId }) };
  const isNew = step.verb === 'create' && physicalId !== undefined && record.physicalId === undefined;
  const initiated = isNew ? progress(known, step, 'Resource creation Initiated', work, place) : known;
  const isApplied = outcome.status === 'in-progress' && outcome.configured && work.operation.express;
  if (outcome.status === 'in-progress' && !(isApplied && physicalId !== undefined))
    wait(initiated, step, outcome, work, place);
  else if (step.verb === 'delete') deleted(initiated, work, place);
  else {
    const { remark, answer } = outcome.status === 'success' ? outcome : {};
    const target = answer ? { ...step.target, answer } : step.target;
    const done = { ...step, target, ...(remark === undefined ? {} : { remark }) };
    succeed({ ...initiated, physicalId: physicalId!, step: done }, done, work, place);
  }
}

function progress(
  record: ResourceRecord,
  step: Step,
  reason: string,
  { ctx }: Work,
  place: Place,
): ResourceRecord {
  return putResource(record, `${statusPrefix(record, step)}_IN_PROGRESS`, ctx, { reason, place });
}

/**
 * What has taken long is looked at less often, by a fiftieth of what it has taken: an advance of the clock by hours stops
 * at each look.
 */
const patience = (tookMs: number) => Math.min(longestPatienceMs, tookMs / 50);
const longestPatienceMs = 10_000;

type InProgress = Extract<Outcome, { status: 'in-progress' }>;

function wait(
  record: ResourceRecord,
  step: Step,
  { message, memo, awaits, againInMs, reason: inProgress }: InProgress,
  work: Work,
  place: Place,
) {
  const isNewMessage = message !== undefined && message !== step.message;
  const said = isNewMessage ? progress(record, step, message, work, place) : record;
  // What the type itself says outranks what is said of a resource that is silent.
  const asked = { ...step, reason: inProgress };
  const reason = message === undefined ? newReason(record, asked, work.type, work.ctx) : undefined;
  const updated = reason === undefined ? said : progress(said, step, reason, work, place);
  const { memo: _memo, awaits: _awaits, ...kept } = step;
  const next: Step = {
    ...kept,
    reason: inProgress,
    nextAt:
      work.ctx.now +
      Math.max(1, againInMs, patience(work.ctx.now - step.startedAt), work.ctx.takes(spans.stackLook)),
    ...lookedAt(step, reason ?? message, work.ctx),
    ...(memo ? { memo } : {}),
    ...(awaits === undefined ? {} : { awaits }),
    ...(message === undefined ? {} : { message }),
  };
  putRecord({ ...updated, step: next }, place, work.ctx);
}

function succeed(record: ResourceRecord, step: Step, work: Work, place: Place): void {
  // A resource that is only recorded never signals.
  const awaits = step.verb === 'create' && work.type.simulated;
  const until = awaits ? signalDeadline(step, work.ctx.now) : undefined;
  if (until === undefined) finish(record, work, place);
  else
    putRecord({ ...record, step: { ...record.step!, nextAt: until, signalsUntil: until } }, place, work.ctx);
}

/** Says what a resource waits for whose verb is not due, or has succeeded: it waits for signals. */
export function sayWaiting(
  record: ResourceRecord,
  { type, ctx }: Work,
  place: Place = inStack(record),
): void {
  const step = record.step!;
  const reason = newReason(record, step, type, ctx);
  const said = reason === undefined ? record : putResource(record, record.status, ctx, { reason, place });
  putRecord({ ...said, step: { ...step, ...lookedAt(step, reason, ctx) } }, place, ctx);
}

/** The verb has succeeded, and so has the policy that it was subject to. */
export function finish(
  record: ResourceRecord,
  { stack, operation, type, ctx }: Work,
  place: Place = inStack(record),
): void {
  const { step, attempted: _attempted, ...rest } = record;
  const answer = step!.target.answer ?? record.shape?.answer;
  const shape = { ...step!.target, physicalId: record.physicalId!, ...(answer ? { answer } : {}) };
  // The provider of a custom resource has returned to an earlier one.
  if (operation.phase === 'rollback' && record.shape && record.shape.physicalId !== shape.physicalId)
    addLeftover(record, { stack, ctx });
  putResource(
    { ...rest, shape, turn: turn(operation, record.turn.phase, 'done') },
    `${statusPrefix(record, step!)}_COMPLETE`,
    ctx,
    { place, reason: type.simulated ? step!.remark : recordedReason(type.name) },
  );
}

/** What a failed create had already made is kept for the rollback to delete. */
export function fail(
  record: ResourceRecord,
  reason: string,
  { operation, ctx }: Work,
  place: Place = inStack(record),
): void {
  const { attempts = 1 } = record;
  if (place.leftover && record.step && attempts < cleanupAttempts) {
    // CloudFormation tries three times to delete a replaced resource, and then leaves it behind.
    const nextAt = ctx.now + cleanupPauseMs * 2 ** (attempts - 1);
    const { memo: _memo, awaits: _awaits, ...again } = record.step;
    putRecord({ ...record, attempts: attempts + 1, step: { ...again, nextAt } }, place, ctx);
    return;
  }
  const { step, ...rest } = record;
  if (step?.verb === 'delete' && operation.force && !place.leftover) {
    const done = { ...rest, turn: turn(operation, record.turn.phase, 'done') };
    putResource(done, 'DELETE_SKIPPED', ctx, { reason, place });
    return;
  }
  const made = step?.verb === 'create' && rest.physicalId !== undefined;
  const failed: ResourceRecord = {
    ...rest,
    ...(made ? { shape: { ...step.target, physicalId: rest.physicalId! } } : {}),
    ...withAttempt(record),
    turn: turn(operation, record.turn.phase, 'failed'),
  };
  const status = step
    ? statusPrefix(record, step)
    : record.before?.operationId === operation.id
      ? 'UPDATE'
      : 'CREATE';
  putResource(failed, `${status}_FAILED`, ctx, { reason, place });
}

function deleted(record: ResourceRecord, { operation, ctx }: Work, place: Place): void {
  const { step: _step, shape: _shape, ...rest } = record;
  putResource({ ...rest, turn: turn(operation, record.turn.phase, 'done') }, 'DELETE_COMPLETE', ctx, {
    place,
  });
}
