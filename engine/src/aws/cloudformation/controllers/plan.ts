// Plans the next steps of a stack's operation. All resources whose dependencies are done are worked on at once.

import { isCustom } from '../custom-resource/custom-resource.ts';
import { nestedStackType } from '../source/compare.ts';
import { evaluateSignals, signalPolicy } from '../stack-resource/signals.ts';
import { speaksAt } from '../stack-resource/waiting.ts';
import type { ResourceRecord } from '../state.ts';
import { waitConditionType } from '../wait-conditions/handle-path.ts';
import { type Snapshot, standing } from './snapshot.ts';

export type StackStep =
  /** Compare the resource with the template and begin the verb that it needs. */
  | { readonly do: 'begin'; readonly logicalId: string }
  /** The resource is not begun: its properties break its type's schema. */
  | { readonly do: 'refuse'; readonly logicalId: string; readonly reason: string }
  /** The stack policy does not let the update delete the resource. */
  | { readonly do: 'keep'; readonly logicalId: string; readonly reason: string }
  /** All resources are done, and the rollback triggers are monitored from now on. */
  | { readonly do: 'monitor'; readonly until: number }
  | { readonly do: 'continue'; readonly logicalId: string }
  | { readonly do: 'continue-leftover'; readonly key: string }
  /** The CreationPolicy has been met, or it no longer can be. */
  | { readonly do: 'signalled'; readonly logicalId: string; readonly failure?: string }
  /** It has been in progress for long: its events say what it waits for. */
  | { readonly do: 'say-waiting'; readonly logicalId: string }
  | { readonly do: 'cancel'; readonly logicalId: string }
  | { readonly do: 'restore'; readonly logicalId: string }
  | { readonly do: 'delete'; readonly logicalId: string }
  | { readonly do: 'delete-leftover'; readonly key: string }
  /** The phase has ended. */
  | { readonly do: 'succeed' }
  | { readonly do: 'fail'; readonly reason?: string };

export interface StackPlan {
  readonly steps: readonly StackStep[];
  readonly revisitAt?: number;
}

/** How many resources are begun in one transaction: the API is not served meanwhile. */
const wave = 40;

export function planStack(snapshot: Snapshot, now: number): StackPlan {
  const { phase, kind } = snapshot.operation;
  switch (phase) {
    case 'forward':
      return planForward(snapshot, now);
    case 'rollback':
      return kind === 'create' ? planDeletion(snapshot, now) : planRestoration(snapshot, now);
    case 'delete':
      return planDeletion(snapshot, now);
    case 'cleanup':
      return planCleanup(snapshot, now);
    case 'transform':
    case 'settled':
    case 'asleep':
      return { steps: [] };
  }
}

function planForward(snapshot: Snapshot, now: number): StackPlan {
  const { operation, resources } = snapshot;
  const ids = Object.keys(operation.graph);
  const standings = new Map(ids.map((id) => [id, standing(resources.get(id), operation, 'forward')]));
  const running = ids.filter((logicalId) => standings.get(logicalId) === 'running');
  const timedOut = operation.timeoutAt !== undefined && operation.timeoutAt <= now;
  const stop =
    operation.stop ??
    snapshot.alarm ??
    (timedOut ? 'Stack creation time exceeded the specified timeout.' : undefined);
  const invalid = Object.entries(operation.invalid ?? {});
  if (stop === undefined && invalid.length > 0) {
    return {
      steps: [
        ...invalid.map(([logicalId, reason]) => ({ do: 'refuse' as const, logicalId, reason })),
        {
          do: 'fail',
          reason: `Validation failed for following resources: [${Object.keys(operation.invalid!).join(', ')}].`,
        },
      ],
    };
  }
  const kept = Object.entries(operation.undeletable ?? {});
  if (stop === undefined && kept.length > 0) {
    return {
      steps: [
        ...kept.map(([logicalId, reason]) => ({ do: 'keep' as const, logicalId, reason })),
        { do: 'fail' },
      ],
    };
  }
  const failed = ids.some((logicalId) => standings.get(logicalId) === 'failed');
  // With rollback disabled, resources that do not depend on the failed one are still finished.
  if (stop !== undefined || (failed && operation.onFailure !== 'DO_NOTHING')) {
    return {
      steps: [
        ...running.map((logicalId) => ({ do: 'cancel' as const, logicalId })),
        { do: 'fail', ...(stop === undefined ? {} : { reason: stop }) },
      ],
    };
  }
  const ready = ids.filter(
    (logicalId) =>
      standings.get(logicalId) === 'pending' &&
      operation.graph[logicalId]!.every((each) => standings.get(each) === 'done'),
  );
  if (running.length === 0 && ready.length === 0)
    return failed ? { steps: [{ do: 'fail' }] } : planMonitoring(snapshot, now);
  const atWork = planRunning(
    running.map((logicalId) => resources.get(logicalId)!),
    snapshot,
    now,
  );
  return {
    steps: [
      ...atWork.steps,
      ...ready.slice(0, wave).map((logicalId) => ({ do: 'begin' as const, logicalId })),
    ],
    ...soonest(now, ready.length > wave, atWork.revisitAt, operation.timeoutAt),
  };
}

/** Old resources are not deleted before the monitoring time has passed. */
function planMonitoring({ stack, operation }: Snapshot, now: number): StackPlan {
  const { monitoringMinutes = 0 } = stack.source.rollback ?? {};
  const { monitoredUntil } = operation;
  if (monitoringMinutes === 0) return { steps: [{ do: 'succeed' }] };
  if (monitoredUntil === undefined)
    return { steps: [{ do: 'monitor', until: now + monitoringMinutes * 60_000 }] };
  return monitoredUntil > now ? { steps: [], revisitAt: monitoredUntil } : { steps: [{ do: 'succeed' }] };
}

/** Rolls back an update: every resource that it changed, in the order of the dependencies from before it. */
function planRestoration(snapshot: Snapshot, now: number): StackPlan {
  const { operation, resources } = snapshot;
  const touched = new Map([...resources].filter(([, { before }]) => before?.operationId === operation.id));
  const at = (logicalId: string) => standing(touched.get(logicalId), operation, 'rollback');
  const ids = [...touched.keys()];
  const running = ids.filter((logicalId) => at(logicalId) === 'running');
  const ready = ids.filter(
    (logicalId) =>
      at(logicalId) === 'pending' &&
      touched
        .get(logicalId)!
        .before!.shape.dependsOn.every((each) => !touched.has(each) || at(each) === 'done'),
  );
  if (running.length === 0 && ready.length === 0) {
    return { steps: [{ do: ids.some((logicalId) => at(logicalId) === 'failed') ? 'fail' : 'succeed' }] };
  }
  const atWork = planRunning(
    running.map((logicalId) => touched.get(logicalId)!),
    snapshot,
    now,
  );
  return {
    steps: [
      ...atWork.steps,
      ...ready.slice(0, wave).map((logicalId) => ({ do: 'restore' as const, logicalId })),
    ],
    ...soonest(now, ready.length > wave, atWork.revisitAt),
  };
}

/** Deletes every resource, each one after those that depend on it. */
function planDeletion(snapshot: Snapshot, now: number): StackPlan {
  const { resources } = snapshot;
  const { running, ready, failed } = deletable(resources, snapshot);
  if (running.length === 0 && ready.length === 0) {
    return failed ? { steps: [{ do: 'fail' }] } : planCleanup(snapshot, now);
  }
  const atWork = planRunning(
    running.map((id) => resources.get(id)!),
    snapshot,
    now,
  );
  return {
    steps: [
      ...atWork.steps,
      ...ready.slice(0, wave).map((logicalId) => ({ do: 'delete' as const, logicalId })),
    ],
    ...soonest(now, ready.length > wave, atWork.revisitAt),
  };
}

/** Deletes what was replaced or removed. The operation succeeds even if something cannot be deleted. */
function planCleanup(snapshot: Snapshot, now: number): StackPlan {
  const { leftovers, nestedAtWork } = snapshot;
  const { running, ready } = deletable(leftovers, snapshot);
  if (running.length === 0 && ready.length === 0) {
    return { steps: nestedAtWork > 0 ? [] : [{ do: 'succeed' }] };
  }
  const due = running.filter((key) => isDue(leftovers.get(key)!, snapshot, now));
  return {
    steps: [
      ...due.map((key) => ({ do: 'continue-leftover' as const, key })),
      ...ready.slice(0, wave).map((key) => ({ do: 'delete-leftover' as const, key })),
    ],
    ...soonest(now, ready.length > wave, ...running.map((key) => leftovers.get(key)!.step?.nextAt)),
  };
}

interface Deletable {
  readonly running: string[];
  readonly ready: string[];
  readonly failed: boolean;
}

function deletable(records: ReadonlyMap<string, ResourceRecord>, { operation }: Snapshot): Deletable {
  const { phase } = operation;
  const at = (record: ResourceRecord) => standing(record, operation, phase);
  const entries = [...records];
  const left = entries.filter(([, record]) => at(record) !== 'done');
  const needed = new Set(
    left.flatMap(([, record]) => record.shape?.dependsOn ?? record.step?.target.dependsOn ?? []),
  );
  return {
    running: left.filter(([, record]) => at(record) === 'running').map(([key]) => key),
    ready: left
      .filter(([, record]) => at(record) === 'pending' && !needed.has(record.logicalId))
      .map(([key]) => key),
    failed: left.some(([, record]) => at(record) === 'failed'),
  };
}

function planRunning(running: readonly ResourceRecord[], snapshot: Snapshot, now: number): StackPlan {
  const steps: StackStep[] = [];
  for (const record of running) {
    const { step, logicalId, type } = record;
    const policy = step?.signalsUntil === undefined ? undefined : signalPolicy(step.creationPolicy);
    if (!policy) {
      if (isDue(record, snapshot, now)) steps.push({ do: 'continue', logicalId });
      else if (step && speaksAt(step) <= now) steps.push({ do: 'say-waiting', logicalId });
      continue;
    }
    const verdict = evaluateSignals(
      policy,
      snapshot.signals.get(logicalId) ?? [],
      step!.signalsUntil! <= now,
      type,
    );
    if (verdict.verdict === 'success') steps.push({ do: 'signalled', logicalId });
    if (verdict.verdict === 'failure') steps.push({ do: 'signalled', logicalId, failure: verdict.reason });
    if (verdict.verdict === 'wait' && speaksAt(step!) <= now) steps.push({ do: 'say-waiting', logicalId });
  }
  const looks = running.flatMap(({ step }) => (step ? [step.nextAt, speaksAt(step)] : []));
  return { steps, ...soonest(now, false, ...looks) };
}

/** A nested stack is always due: it wakes its parent whenever its own status changes. So does a custom resource's provider, and a signal to a handle. */
function isDue({ step, type }: ResourceRecord, { answered }: Snapshot, now: number): boolean {
  if (!step) return false;
  const wakesItself = type === nestedStackType || type === waitConditionType || isCustom(type);
  return step.nextAt <= now || wakesItself || answered.has(step.awaits ?? '');
}

/** Steps that are due now are in the plan; applying them schedules their next look. */
function soonest(
  now: number,
  more: boolean,
  ...times: readonly (number | undefined)[]
): { revisitAt?: number } {
  if (more) return { revisitAt: now };
  const known = times.filter((time): time is number => time !== undefined && time > now);
  return known.length > 0 ? { revisitAt: Math.min(...known) } : {};
}
