// CreationPolicy: a resource is complete once enough signals have come in time.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-creationpolicy.html

import { type Properties, type ResourceSignal, resourceSignals } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Reader } from '../../../kernel/table.ts';
import type { ResourceRecord, Step } from '../state.ts';
import { isObject } from '../template/json.ts';
import { durationMs } from './duration.ts';

export interface SignalPolicy {
  readonly count: number;
  readonly timeoutMs: number;
  readonly minSuccessfulPercent: number;
}

/** Undefined when the policy does not wait for signals. */
export function signalPolicy(creationPolicy: Properties | undefined): SignalPolicy | undefined {
  const signal = creationPolicy?.ResourceSignal;
  if (!isObject(signal)) return undefined;
  const { Count = 1, Timeout = 'PT5M' } = signal;
  const group = creationPolicy?.AutoScalingCreationPolicy;
  const percent = isObject(group) ? Number(group.MinSuccessfulInstancesPercent ?? 100) : 100;
  return {
    count: Number(Count),
    timeoutMs: durationMs(String(Timeout)) ?? 300_000,
    minSuccessfulPercent: percent,
  };
}

export function signalDeadline({ creationPolicy }: Step, now: number): number | undefined {
  const policy = signalPolicy(creationPolicy);
  return policy && policy.count > 0 ? now + policy.timeoutMs : undefined;
}

export function signalsOf(
  { stackId, logicalId }: Pick<ResourceRecord, 'stackId' | 'logicalId'>,
  state: Reader,
): ResourceSignal[] {
  return state
    .all(resourceSignals)
    .filter((signal) => signal.stackId === stackId && signal.logicalId === logicalId);
}

export function clearSignals(record: Pick<ResourceRecord, 'stackId' | 'logicalId'>, ctx: Context): void {
  const prefix = `${record.stackId}/${record.logicalId}/`;
  for (const key of ctx.keys(resourceSignals)) if (key.startsWith(prefix)) ctx.delete(resourceSignals, key);
}

/** A signal's key begins with the stack's id, `arn:…:stack/<name>/<uuid>`. */
export const stackOfSignal = (key: string) => key.split('/').slice(0, 3).join('/');

export type SignalVerdict =
  | { readonly verdict: 'success' }
  | { readonly verdict: 'wait' }
  | { readonly verdict: 'failure'; readonly reason: string };

/** Whether enough signals have come. After the timeout a missing signal counts as a failure. */
export function evaluateSignals(
  { count, minSuccessfulPercent }: SignalPolicy,
  signals: readonly ResourceSignal[],
  timeIsUp: boolean,
  type: string,
): SignalVerdict {
  const successes = signals.filter(({ status }) => status === 'SUCCESS').length;
  const failures = signals.length - successes;
  // Rounded up: 50 % of 5 are 3.
  const needed = Math.ceil((count * minSuccessfulPercent) / 100);
  if (successes >= needed) return { verdict: 'success' };
  if (failures > count - needed) {
    return {
      verdict: 'failure',
      reason: `Received ${failures} FAILURE signal(s) out of ${count}. Unable to satisfy ${minSuccessfulPercent}% MinSuccessfulInstancesPercent requirement`,
    };
  }
  if (!timeIsUp) return { verdict: 'wait' };
  return {
    verdict: 'failure',
    reason:
      type === 'AWS::AutoScaling::AutoScalingGroup'
        ? `Received ${successes} SUCCESS signal(s) out of ${count}. Unable to satisfy ${minSuccessfulPercent}% MinSuccessfulInstancesPercent requirement`
        : `Failed to receive ${count - successes} resource signal(s) within the specified duration`,
  };
}
