// What operations, controllers' `apply`, report handlers and resource types' verbs work with: one open transaction.
import type { ActionRequest, ActionResult } from './action.ts';
import type { Blobs } from './blobs.ts';
import type { Caller, Permission } from './caller.ts';
import type { Millis } from './clock.ts';
import type { Ids } from './ids.ts';
import type { Input, Output } from './operation-types.ts';
import type { Waker } from './outcomes.ts';
import type { Span } from './pace.ts';
import type { Quota } from './quota.ts';
import type { ControllerName, Effects, Events, Reports, ServiceId } from './registry.ts';
import type { Streams } from './streams.ts';
import type { Writer } from './table.ts';
import type { Wait } from './waits.ts';

export interface Context extends Writer {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly partition: 'aws';
  readonly now: Millis;
  readonly ids: Ids;
  /** A UUID, drawn when it is first asked for. A method: an accessor would make each context slow to read. */
  requestId(): string;
  /** Who made the call that this is; undefined for the account's root user, and for the engine itself. */
  readonly caller: Caller | undefined;
  /** The engine's gateway, for example `http://127.0.0.1:4566` (no trailing slash). */
  readonly endpoint: string;
  /** Append-only sequences, such as log events, that do not belong in memory. */
  readonly streams: Streams;
  /** Content-addressed bytes: S3 objects, image layers, artifacts. */
  readonly blobs: Blobs;

  /** `arn:aws:<service>:<region>:<account>:<resource>`. */
  arn(service: string, resource: string): string;

  /**
   * Calls another AWS service's operation (or one's own) in process, in this transaction. A fault that it throws
   * undoes what that call wrote, and may be caught.
   */
  call<S extends ServiceId, O extends string>(service: S, operation: O, input: Input<S, O>): Output<S, O>;

  /**
   * The same transaction on a role's behalf: `call` and `ask` first have the role's policies judged. What those operations
   * themselves call is AWS's own business.
   *
   * @param caller undefined: the engine itself, for what AWS does not do in this way
   * @param isJudged by the name of the operation; all when absent
   */
  as(caller: Caller | undefined, isJudged?: (operation: string) => boolean): Context;

  /**
   * Has it judged what the engine does for a caller otherwise than by a call, such as pulling an image.
   * @throws AwsFault where policies are enforced, and do not allow it
   */
  authorize(caller: Caller, permission: Permission): void;

  /** Runs `body`. If it throws, everything it wrote, enqueued and requested is rolled back, and the error propagates. */
  attempt<T>(body: () => T): T;

  /** The value of a quota in this account. */
  quota(quota: Quota): number;

  /** How long a wait of so much time on AWS is in this engine. */
  wait(wait: Wait, ms: Millis): Millis;
  /** How long something takes here that takes its time on AWS: 0 unless the engine goes at AWS's pace. Each call draws anew. */
  takes(span: Span): Millis;

  /** Writes a line to the engine's own log, for a defect that no response to a caller can show. */
  log(line: string): void;

  /**
   * Like `call`, for an operation whose outcome may come later with a driver's report. Returns a token: once the outcome is
   * known it is in `outcomes` under it, and the waker's controller looks at its key. `keep` makes JSON of the output.
   */
  ask<S extends ServiceId, O extends string>(
    service: S,
    operation: O,
    input: Input<S, O>,
    waker: Waker,
    keep?: (output: Output<S, O>) => unknown,
  ): string;

  /** Enqueues a key for a controller: as soon as this transaction ends, or at `at`. Repeats are merged. */
  enqueue(controller: ControllerName, key: string, at?: Millis): void;

  /**
   * Publishes an event. Subscribers handle it now, in this transaction; their faults do not reach the publisher. A
   * function makes the detail only if someone subscribes.
   */
  publish<E extends keyof Events>(event: E, detail: Events[E] | (() => Events[E])): void;

  /**
   * Has the services that handle a report handle it now, in this transaction, as if a driver had made it: what a service found
   * out that is of use to another one.
   */
  tell<R extends keyof Reports>(name: R, report: Reports[R]): void;

  /**
   * Has a report handled in a transaction of its own, after this one, even if this one fails: what is counted of a call that is
   * refused.
   */
  tellAnyway<R extends keyof Reports>(name: R, report: Reports[R]): void;

  /** Performs the action that an ARN stands for. Undefined when no service owns the ARN. */
  trigger(request: ActionRequest): ActionResult | undefined;

  /** Requests an effect from a driver, once this transaction is in the journal. Its outcome comes back as a report. */
  perform<E extends keyof Effects>(effect: E, input: Effects[E]): void;

  /**
   * Reports an outcome that no driver decides, once this transaction is in the journal: whoever awaits it (`pending`) is
   * answered, for example a receive that waited for a message.
   */
  report<R extends keyof Reports>(name: R, report: Reports[R]): void;
}

/**
 * An operation of an AWS API: synchronous, all or nothing. It throws an `AwsFault` when the caller is at fault.
 *
 * `export const createCluster: Operation<'ecs', 'CreateCluster'> = (input, ctx) => ({ cluster: … })`
 *
 * `C`: a context that the service has extended for all its operations.
 */
export type Operation<S extends ServiceId, O extends string, C extends Context = Context> = (
  input: Input<S, O>,
  ctx: C,
) => Output<S, O>;
