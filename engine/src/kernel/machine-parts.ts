// What a machine is made of, and whom it tells what has happened.
import type { Blobs } from './blobs.ts';
import type { AccessControl } from './caller.ts';
import type { Clock, Millis } from './clock.ts';
import type { Ids } from './ids.ts';
import type { Pace } from './pace.ts';
import type { QuotaValues } from './quota.ts';
import type { Effects, Events } from './registry.ts';
import type { MachineService } from './service.ts';
import type { Store, TableChange } from './store.ts';
import type { Waits } from './waits.ts';

export interface MachineParts {
  readonly services: readonly MachineService[];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly store: Store;
  readonly blobs: Blobs;
  readonly account: string;
  readonly region: string;
  readonly endpoint: string;
  /** Quotas that differ from AWS's defaults. */
  readonly quotas?: QuotaValues;
  /** AWS's own when absent. */
  readonly waits?: Waits;
  /** The machine's own when absent. */
  readonly pace?: Pick<Pace, 'draw'>;
  /** Judges what callers do that are not the root user; without it, they may do everything. */
  readonly access?: AccessControl;
  /** Passes an effect to its driver. */
  perform<E extends keyof Effects>(effect: E, input: Effects[E]): void;
  /** A line in the engine's own log. */
  log(line: string): void;
  /** Changes of global tables, for the machines of other regions. */
  shared?(changes: readonly TableChange[]): void;
  /** Every change, once it is in the journal. */
  changed?(changes: readonly TableChange[]): void;
  /** Every event, once what published it is in the journal. */
  published?<E extends keyof Events>(event: E, detail: Events[E], at: Millis): void;
}
