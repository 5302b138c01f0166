// Runs services: calls, reports and controllers one transaction at a time, then the effects that they requested.
import type { PerformedCall } from './access-control.ts';
import { ask, loseOpenOutcomes } from './ask.ts';
import { AwaitedReports } from './awaited-reports.ts';
import type { Caller } from './caller.ts';
import type { Millis, Timer } from './clock.ts';
import type { Context } from './context.ts';
import type { Controller } from './controller.ts';
import { describeError } from './describe-error.ts';
import { StateNotWritten } from './journal.ts';
import { answered, notImplemented, notInProcess } from './machine-faults.ts';
import type { MachineParts } from './machine-parts.ts';
import { onBehalf } from './on-behalf.ts';
import type { Input, Output } from './operation-types.ts';
import { OwnFaults } from './own-faults.ts';
import { isPending } from './pending.ts';
import { once, publish } from './publish.ts';
import type { Reports, ServiceId } from './registry.ts';
import { ReportHandlers } from './report-handlers.ts';
import type { MachineService } from './service.ts';
import { type SteadyContext, steadyContext } from './steady-context.ts';
import type { TableChange } from './store.ts';
import { isStreamed } from './streamed.ts';
import { trigger } from './trigger.ts';
import { Unwritten } from './unwritten.ts';
import { Watchers } from './watchers.ts';
import { type WorkItem, WorkQueue } from './work-queue.ts';

type AnyController = Controller<unknown, unknown>;
type AnyOperation = (input: unknown, ctx: Context) => unknown;

/** How long controllers may run before waiting callers are served. */
const sliceMs = 8;

export class Machine {
  readonly #parts: MachineParts;
  readonly #services: ReadonlyMap<string, MachineService>;
  readonly #controllers = new Map<string, AnyController>();
  readonly #watchers: Watchers;
  readonly #observers: readonly NonNullable<MachineService['observeCall']>[];
  readonly #queue = new WorkQueue();
  #enqueued: { item: WorkItem; at: Millis }[] = [];
  #effects: (() => void)[] = [];
  /** What is reported even if the open transaction fails. */
  #told: (() => void)[] = [];
  #depth = 0;
  #running = false;
  #wake: Timer | undefined;
  #immediate: NodeJS.Immediate | undefined;
  readonly #awaited = new AwaitedReports();
  readonly #unwritten: Unwritten;
  readonly #steady: SteadyContext;
  readonly #handlers: ReportHandlers;
  /** What has failed inside the engine, and not succeeded since. */
  readonly ownFaults: OwnFaults;

  constructor(parts: MachineParts) {
    this.#parts = parts;
    this.#handlers = new ReportHandlers(parts.services);
    this.#steady = steadyContext(parts, {
      attempt: (body) => this.#atomic(body),
      effect: (effect) => void this.#effects.push(effect),
      report: (name, report) => this.report(name, report),
    });
    this.#unwritten = new Unwritten(parts.clock, parts.log);
    this.ownFaults = new OwnFaults(parts.clock, parts.log);
    this.#services = new Map(parts.services.map((service) => [service.id, service]));
    for (const controller of parts.services.flatMap((service) => service.controllers ?? [])) {
      this.#controllers.set(controller.name, controller);
    }
    this.#watchers = new Watchers(this.#controllers.values());
    this.#observers = parts.services.flatMap(({ observeCall }) => observeCall ?? []);
  }

  /** Reconciles every key, and keeps running until it is stopped. */
  start(): void {
    this.#running = true;
    this.recover();
    this.resync();
    this.#schedule();
  }

  stop(): void {
    this.#running = false;
    this.#unwritten.stop();
    this.#wake?.cancel();
    clearImmediate(this.#immediate);
    this.#immediate = undefined;
  }

  /** Nothing is due, and nobody waits for their turn. */
  get isIdle(): boolean {
    if (this.#immediate) return false;
    const nextAt = this.#queue.nextAt();
    return nextAt === undefined || nextAt > this.#parts.clock.now();
  }

  /** After a restart: no report will come for what an earlier machine asked. */
  recover(): void {
    this.#transaction(undefined, loseOpenOutcomes);
  }

  resync(): void {
    this.#queue.clear();
    for (const controller of this.#controllers.values()) {
      for (const key of controller.keys(this.#parts.store)) {
        this.#queue.add({ controller: controller.name, key }, this.#parts.clock.now());
      }
    }
  }

  hasOperation(service: string, operation: string): boolean {
    return this.#operation(service, operation) !== undefined;
  }

  /** One API call from outside, in a transaction of its own. */
  call<S extends ServiceId, O extends string>(
    service: S,
    operation: O,
    input: Input<S, O>,
    requestId: string = this.#parts.ids.uuid(),
  ): Output<S, O> {
    const work = (ctx: Context) => this.#perform({ service, operation, input, isFromOutside: true }, ctx);
    return answered(() => this.#transaction(requestId, work)) as Output<S, O>;
  }

  /** Like `call`, for callers that can wait: returns a promise when the outcome comes with a driver's report. */
  answer(
    service: string,
    operation: string,
    input: unknown,
    requestId: string = this.#parts.ids.uuid(),
    caller?: Caller,
  ): unknown {
    const work = (ctx: Context) => {
      const handler = this.#requireOperation(service, operation);
      if (caller) this.#parts.access?.call(caller, { service, operation, input }, ctx);
      const output = handler(input, ctx);
      for (const see of this.#observers) see({ service, operation, input, output, isFromOutside: true }, ctx);
      return this.#awaited.answer(output, (name, report) => this.report(name, report));
    };
    return answered(() => this.#transaction(requestId, work, true, caller));
  }

  /** Passes a driver's report to every service that handles it. */
  report<R extends keyof Reports>(name: R, report: Reports[R]): void {
    this.#awaited.settle(name, report);
    for (const { service, handle } of this.#handlers.of(name)) {
      this.#unwritten.attempt(() => {
        try {
          this.#transaction(undefined, (ctx) => handle(report, ctx), false);
        } catch (error) {
          if (error instanceof StateNotWritten) throw error;
          this.ownFaults.failed(`${service} failed to handle the report ${name}`, '', error);
        }
      });
    }
  }

  /** Runs controllers until none is due. Returns how many keys were reconciled. */
  settle(limit = 100_000): number {
    for (let count = 0; count < limit; count++) {
      const item = this.#queue.take(this.#parts.clock.now());
      if (!item) return count;
      this.#reconcile(item);
      if (count === limit - 1)
        throw new Error(`Controllers keep finding work to do: ${item.controller} ${item.key}`);
    }
    return limit;
  }

  /** Writes what transactions have held back. Where it cannot be written, it is held on, and calls fail until it can. */
  flush(): void {
    try {
      this.#parts.store.commit();
    } catch (error) {
      this.#parts.log(describeError(error));
    }
  }

  /** When the next key falls due. */
  nextAt(): Millis | undefined {
    return this.#queue.nextAt();
  }

  /** Handles changes that another region's machine made to global tables. */
  changed(changes: readonly TableChange[]): void {
    this.#wakeWatchers(changes);
    this.#schedule();
  }

  #operation(service: string, operation: string): AnyOperation | undefined {
    const operations = this.#services.get(service)?.operations as Record<string, AnyOperation> | undefined;
    return operations && Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  }

  #requireOperation(service: string, operation: string): AnyOperation {
    const found = this.#operation(service, operation);
    if (!found) throw notImplemented(service, operation);
    return found;
  }

  /** Within a transaction. */
  #perform(call: Omit<PerformedCall, 'output'>, ctx: Context): unknown {
    const { service, operation, input } = call;
    const handler = this.#requireOperation(service, operation);
    return this.#atomic(() => {
      const output = handler(input, ctx);
      const comesLater = isPending(output);
      if (isStreamed(output) || (comesLater && output.provisional === undefined))
        throw notInProcess(service, operation);
      for (const see of this.#observers) see({ ...call, output }, ctx);
      return comesLater ? output.provisional : output;
    });
  }

  #reconcile(item: WorkItem): void {
    const controller = this.#controllers.get(item.controller);
    if (!controller) return;
    const { clock } = this.#parts;
    const began = clock.now();
    try {
      this.#transaction(
        undefined,
        (ctx) => {
          const snapshot = controller.observe(ctx, item.key);
          if (snapshot === undefined) return;
          const { steps, revisitAt } = controller.plan(snapshot, ctx.now);
          for (const step of steps) controller.apply(step, ctx, item.key);
          if (revisitAt !== undefined) ctx.enqueue(item.controller, item.key, revisitAt);
        },
        false,
      );
      this.#queue.succeeded(item);
      this.ownFaults.succeeded(item.controller, item.key);
      const now = clock.now();
      if (controller.rest !== undefined && now > began)
        this.#queue.rest(item, now + controller.rest * (now - began));
    } catch (error) {
      this.ownFaults.failed(item.controller, item.key, error);
      this.#queue.failed(item, clock.now());
    }
  }

  /**
   * @param requestId one is drawn when it is asked for, where there is none
   * @param isAwaited a caller gets an answer. While the clock is advanced, what nobody awaits and asks nothing of drivers is
   *   written with the next transaction that somebody does, or soon: an engine that is killed before then has never been
   *   there.
   */
  #transaction<T>(
    requestId: string | undefined,
    body: (ctx: Context) => T,
    isAwaited = true,
    caller?: Caller,
  ): T {
    if (this.#depth > 0) throw new Error('A transaction is already open: use ctx.call inside one');
    this.#depth = 1;
    let result: T;
    let changes: TableChange[] = [];
    try {
      result = this.#atomic(() => {
        const output = body(this.#context(requestId, caller));
        const { grainMs = 0 } = this.#parts.clock;
        changes = this.#parts.store.commit(!isAwaited && grainMs > 0 && this.#effects.length === 0);
        return output;
      });
    } catch (error) {
      this.#depth = 0;
      this.#tell();
      throw error;
    }
    this.#depth = 0;
    this.#committed(changes);
    this.#tell();
    return result;
  }

  #tell(): void {
    if (this.#told.length > 0) for (const tell of this.#told.splice(0)) tell();
  }

  /** Runs `body`. If it throws, everything it wrote, enqueued and requested is rolled back. */
  #atomic<T>(body: () => T): T {
    const savepoint = this.#parts.store.savepoint();
    const [enqueued, effects] = [this.#enqueued.length, this.#effects.length];
    try {
      return body();
    } catch (error) {
      this.#parts.store.rollback(savepoint);
      this.#enqueued.length = enqueued;
      this.#effects.length = effects;
      throw error;
    }
  }

  #committed(changes: readonly TableChange[]): void {
    this.#wakeWatchers(changes);
    const shared = this.#parts.shared && changes.filter(({ table }) => table.global);
    if (shared && shared.length > 0) this.#parts.shared?.(shared);
    this.#parts.changed?.(changes);
    for (const { item, at } of this.#enqueued) this.#queue.add(item, at);
    const effects = this.#effects;
    this.#enqueued = [];
    this.#effects = [];
    for (const effect of effects) effect();
    this.#schedule();
  }

  #wakeWatchers(changes: readonly TableChange[]): void {
    const now = this.#parts.clock.now();
    for (const item of this.#watchers.concernedBy(changes, this.#parts.store)) this.#queue.add(item, now);
  }

  #context(given: string | undefined, caller: Caller | undefined): Context {
    const { clock, ids } = this.#parts;
    let requestId = given;
    const ctx: Context = {
      ...this.#steady,
      requestId: () => {
        requestId ??= ids.uuid();
        return requestId;
      },
      caller,
      now: clock.now(),
      call: (service, operation, input) =>
        this.#perform({ service, operation, input, isFromOutside: false }, ctx) as Output<
          typeof service,
          typeof operation
        >,
      as: (behalf, isJudged) => onBehalf(ctx, behalf, this.#parts.access, isJudged),
      authorize: (behalf, permission) => this.#parts.access?.permission(behalf, permission, ctx),
      enqueue: (controller, key, at = ctx.now) => {
        if (!this.#controllers.has(controller)) throw new Error(`No controller is called ${controller}`);
        this.#enqueued.push({ item: { controller, key }, at });
      },
      ask: (service, operation, input, waker, keep) =>
        ask(
          {
            ctx,
            call: (id) => this.#requireOperation(service, operation)(input, { ...ctx, requestId: () => id }),
            waker,
            keep: keep as (output: unknown) => unknown,
          },
          (pending, then) => this.#effects.push(() => this.#awaited.add(pending, then)),
          (record) => this.#unwritten.attempt(() => this.#transaction(undefined, record)),
        ),
      publish: (event, detail) => {
        const made = once(detail);
        publish(this.#parts.services, event, made, ctx);
        const { published } = this.#parts;
        if (!published) return;
        const detailNow = made();
        this.#effects.push(() => published(event, detailNow, ctx.now));
      },
      tell: (name, report) => {
        for (const { handle } of this.#handlers.of(name)) handle(report, ctx);
      },
      tellAnyway: (name, report) => void this.#told.push(() => this.report(name, report)),
      trigger: (request) => trigger(this.#parts.services, request, ctx),
    };
    return ctx;
  }

  /** Arms one wake-up: at once when work is due, else at the next item's time. */
  #schedule(): void {
    if (!this.#running || this.#immediate) return;
    const nextAt = this.#queue.nextAt();
    this.#wake?.cancel();
    this.#wake = undefined;
    if (nextAt === undefined) return;
    const delayMs = nextAt - this.#parts.clock.now();
    if (delayMs > 0) this.#wake = this.#parts.clock.after(delayMs, () => this.#slice());
    else this.#immediate = setImmediate(() => this.#slice());
  }

  #slice(): void {
    this.#immediate = undefined;
    const { clock } = this.#parts;
    // Where time passes faster, a slice is as long for those who wait.
    const until = clock.now() + sliceMs * Math.max(1, clock.rate);
    while (this.#running && clock.now() <= until) {
      const item = this.#queue.take(clock.now());
      if (!item) break;
      this.#reconcile(item);
    }
    this.#schedule();
  }
}
