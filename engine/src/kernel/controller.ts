// A controller moves one key towards its desired state: observe, plan (pure), apply. It is level-triggered: it must reach
// the same result however often, and however late, it is called.
import type { Millis } from './clock.ts';
import type { Context } from './context.ts';
import type { ControllerName, TableName } from './registry.ts';
import type { Reader } from './table.ts';

export interface Plan<Step> {
  readonly steps: readonly Step[];
  /** When to reconcile again even if nothing changes. Absent: only when something enqueues the key. */
  readonly revisitAt?: Millis;
}

/**
 * The beginning of a plan that has more steps than one transaction should: callers wait for as long as one takes. The
 * rest is planned again, at once, from what the first steps have made of the state.
 */
export function cut<Step>(plan: Plan<Step>, limit: number, now: Millis): Plan<Step> {
  return plan.steps.length > limit ? { steps: plan.steps.slice(0, limit), revisitAt: now } : plan;
}

/** Read access plus in-process calls (Describe… only), for `observe`. */
export type Observation = Reader & Pick<Context, 'call' | 'now' | 'account' | 'region' | 'arn' | 'wait'>;

export type Watches = {
  readonly [T in TableName]?: (changedKey: string, state: Reader) => readonly string[];
};

export interface Controller<Snapshot, Step> {
  /** `<service>/<what it keeps>`, for example `ecs/service`. */
  readonly name: ControllerName;
  /** Every key that exists, so that all are reconciled after a restart. */
  keys(state: Reader): string[];
  /** Undefined when the key is gone: nothing is planned. */
  observe(state: Observation, key: string): Snapshot | undefined;
  /** Pure and total: no clock, no ids, no store. */
  plan(snapshot: Snapshot, now: Millis): Plan<Step>;
  /** Writes state, calls operations, requests effects. All steps of a plan are one transaction. */
  apply(step: Step, ctx: Context, key: string): void;
  /**
   * Tables, of any service, whose changes concern this controller: from the changed record's key to the keys of this
   * controller to reconcile. Tables are named, so that no service imports another.
   */
  readonly watches?: Watches;
  /**
   * For keys that have many parts, each of whose changes wakes the controller: after a look that took a time, the next
   * one comes no sooner than that time × `rest` later. What has changed in between is seen in one look.
   */
  readonly rest?: number;
}
