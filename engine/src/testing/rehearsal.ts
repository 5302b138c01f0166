// A cloud in memory for tests: virtual clock, seeded ids, and stand-ins for drivers.

import type { AccessControl } from '../kernel/access-control.ts';
import { MemoryBlobs } from '../kernel/blobs.ts';
import { VirtualClock } from '../kernel/clock.ts';
import { Ids } from '../kernel/ids.ts';
import { type Journal, SqliteJournal } from '../kernel/journal.ts';
import { Machine } from '../kernel/machine.ts';
import type { Input, Output } from '../kernel/operation-types.ts';
import type { Pace } from '../kernel/pace.ts';
import type { QuotaValues } from '../kernel/quota.ts';
import type { Effects, Events, Reports, ServiceId } from '../kernel/registry.ts';
import { Store } from '../kernel/store.ts';
import type { Reader } from '../kernel/table.ts';
import type { Waits } from '../kernel/waits.ts';
import type { AnyStandInService } from './stand-in-service.ts';

export type PerformedEffect = {
  [E in keyof Effects]: { readonly effect: E; readonly input: Effects[E] };
}[keyof Effects];

export type PublishedEvent = {
  [E in keyof Events]: { readonly event: E; readonly detail: Events[E] };
}[keyof Events];

export interface Rehearsal {
  readonly clock: VirtualClock;
  readonly state: Reader;
  /** The effects that were requested of drivers, in order. */
  readonly effects: PerformedEffect[];
  /** Events, in the order in which they were published. */
  readonly published: PublishedEvent[];
  /** What the engine would have logged: a controller that threw, for example. */
  readonly log: string[];
  call<S extends ServiceId, O extends string>(service: S, operation: O, input: Input<S, O>): Output<S, O>;
  /** Like `call`, for an operation whose outcome a driver reports: returns a promise of it. */
  answer(service: ServiceId, operation: string, input: unknown): unknown;
  /** A driver's report; then controllers that are due are run. */
  report<R extends keyof Reports>(name: R, report: Reports[R]): void;
  /** Stands in for a driver: called for each such effect from now on. */
  on<E extends keyof Effects>(effect: E, stand: (input: Effects[E]) => void): void;
  /** Runs controllers until none is due. */
  settle(): void;
  /** Advances time, running controllers whenever they fall due. */
  advance(ms: number): void;
  /** Starts a new machine on the same state, as after a crash: only what was committed is known. */
  restart(): void;
  [Symbol.dispose](): void;
}

export function rehearse({
  services,
  seed = 'rehearsal',
  account = '000000000000',
  region = 'us-east-1',
  quotas,
  waits,
  pace,
  access,
  journal = new SqliteJournal(':memory:'),
}: {
  services: readonly AnyStandInService[];
  seed?: string;
  account?: string;
  region?: string;
  quotas?: QuotaValues;
  waits?: Waits;
  pace?: Pace;
  /** Judges roles and users; without it, they may do everything. */
  access?: AccessControl;
  journal?: Journal;
}): Rehearsal {
  const clock = new VirtualClock();
  const effects: PerformedEffect[] = [];
  const published: PublishedEvent[] = [];
  const log: string[] = [];
  const stands = new Map<string, ((input: never) => void)[]>();
  const blobs = new MemoryBlobs();
  let generation = 0;
  let pending: (() => void)[] = [];

  const build = () => {
    const store = new Store(journal, { freeze: true });
    const machine = new Machine({
      services,
      clock,
      ids: new Ids(`${seed}:${generation++}`),
      store,
      account,
      region,
      ...(quotas && { quotas }),
      ...(waits && { waits }),
      ...(pace && { pace }),
      ...(access && { access }),
      endpoint: 'http://127.0.0.1:4566',
      blobs,
      log: (line) => void log.push(line),
      published: (event, detail) => void published.push({ event, detail } as PublishedEvent),
      perform: (effect, input) => {
        effects.push({ effect, input } as PerformedEffect);
        // A stand-in may report at once: after the transaction, as a real driver would.
        for (const stand of stands.get(effect) ?? []) pending.push(() => stand(input as never));
      },
    });
    machine.recover();
    machine.resync();
    return { store, machine };
  };
  let built = build();

  const settle = () => {
    do {
      for (const stand of pending.splice(0)) stand();
      built.machine.settle();
    } while (pending.length > 0);
  };

  return {
    clock,
    effects,
    published,
    log,
    state: {
      get: (table, key) => built.store.get(table, key),
      all: (table) => built.store.all(table),
      keys: (table) => built.store.keys(table),
      by: (index, value) => built.store.by(index, value),
      keysBy: (index, value) => built.store.keysBy(index, value),
      countBy: (index, value) => built.store.countBy(index, value),
    },
    call: (service, operation, input) => built.machine.call(service, operation, input),
    answer: (service, operation, input) => built.machine.answer(service, operation, input),
    report: (name, report) => {
      built.machine.report(name, report);
      if (pending.length === 0) built.machine.settle();
    },
    on: (effect, stand) => {
      stands.set(effect, [...(stands.get(effect) ?? []), stand as (input: never) => void]);
    },
    settle,
    advance: (ms) => {
      const end = clock.now() + ms;
      settle();
      for (;;) {
        const next = built.machine.nextAt();
        if (next === undefined || next > end) break;
        clock.advance(Math.max(0, next - clock.now()));
        settle();
      }
      clock.advance(end - clock.now());
      settle();
    },
    restart: () => {
      pending = [];
      built = build();
    },
    [Symbol.dispose]: () => {
      journal.close();
    },
  };
}
