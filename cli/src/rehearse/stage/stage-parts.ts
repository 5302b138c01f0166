// What a stage is made of: the system that is rehearsed, and the clock that is moved for it.
import type { Clock } from '../../clock/clock.ts';
import type { Clients } from '../../targets/clients.ts';
import type { Happening } from '../observe/happenings.ts';
import type { RehearsedSystem } from '../scenario.ts';
import type { EngineClock } from './engine-clock.ts';
import type { Experiments } from './experiments.ts';

export interface StageParts {
  readonly system: RehearsedSystem;
  readonly clients: Clients;
  readonly clock: Clock;
  readonly engine: EngineClock;
  readonly experiments: Experiments;
  readonly speed: number;
  /** See `Scenario.patienceMs`. */
  readonly patienceMs: number | undefined;
  readonly signal: AbortSignal;
  /** `afterMs`: of the cloud's time, since the scenario began, or before that since the rehearsal did. */
  happened(happening: Happening & { readonly afterMs: number }): void;
}
