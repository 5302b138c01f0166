// What the machine runs of a service: operations, controllers, report handlers, subscriptions and action targets.
import type { PerformedCall } from './access-control.ts';
import type { ActionTarget } from './action-target.ts';
import type { Context, Operation } from './context.ts';
import type { Controller } from './controller.ts';
import type { OperationName } from './operation-types.ts';
import type { Excess, Quota } from './quota.ts';
import type { Events, Reports, ServiceId } from './registry.ts';
import type { Reader } from './table.ts';

export type Operations<S extends ServiceId> = {
  readonly [O in OperationName<S>]?: Operation<S, O>;
};

/** Something that takes the machine's time. */
export interface Underway {
  /** For a person: `build web:1`. */
  readonly what: string;
  /** It has a time limit of its own, in the machine's time. */
  readonly isLimited?: true;
}

// biome-ignore lint/suspicious/noExplicitAny: a service holds controllers of differing snapshots and steps.
export type AnyController = Controller<any, any>;

export interface MachineService<S extends ServiceId = ServiceId> {
  readonly id: S;
  /** Operations by their AWS names. What is absent answers `NotImplemented`. */
  readonly operations: Operations<S>;
  readonly controllers?: readonly AnyController[];
  /** Handlers of reports: of a driver's in a transaction of its own, of what a service tells in that service's. */
  readonly reports?: { readonly [R in keyof Reports]?: (report: Reports[R], ctx: Context) => void };
  /** Handlers of other services' events. They run in the publisher's transaction, after what published them. */
  readonly subscriptions?: { readonly [E in keyof Events]?: (event: Events[E], ctx: Context) => void };
  /** Sees every call that has succeeded, of any service, at the end of its transaction's part. It must not throw. */
  readonly observeCall?: (call: PerformedCall, ctx: Context) => void;
  /** What is counted, and how much of it an account may have. */
  readonly quotas?: readonly Quota[];
  /** What of the state is beyond what the quotas allow, so that an engine does not begin to work it off. */
  readonly excesses?: (state: Reader, quota: (quota: Quota) => number) => readonly Excess[];
  /**
   * What drivers are doing at the moment in the machine's time, such as starting a task. A clock that is being advanced
   * waits for it.
   */
  readonly underway?: (state: Reader) => readonly Underway[];
  /** What an alarm, a rule or a hook can trigger of this service, by ARN. */
  readonly actionTargets?: readonly ActionTarget[];
}

/** A service of any id, where several stand in one list. */
// biome-ignore lint/suspicious/noExplicitAny: the id is what ties a service to its own operations' types.
export type AnyMachineService = MachineService<any>;
