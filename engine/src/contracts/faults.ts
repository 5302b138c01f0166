// Faults that an experiment injects: what services request of drivers, what drivers report, and the state in which others
// find them. The service that runs experiments (FIS) writes it; whoever is affected reads it.
import type { Reader } from '../kernel/table.ts';
import { defineTable } from '../kernel/table.ts';
import { type Endpoint, endpoints } from './endpoints.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    'network/detours': Endpoint;
  }
  interface Effects {
    /** Replaces all detours. Reports network-faults/detours. */
    'network-faults/apply': { readonly detours: readonly Detour[] };
    /** Begins or replaces a load in a task's environment. Reports runtime/stress. It ends with the task at the latest. */
    'runtime/start-stress': StressSpecification;
    'runtime/stop-stress': { readonly stressId: string };
    /** Sends a signal to a task's processes of a name. Reports runtime/processes-signalled. */
    'runtime/signal-processes': {
      readonly requestId: string;
      readonly taskArn: string;
      /** As `killall` has it: the name of the program. */
      readonly processName: string;
      readonly signal: 'SIGTERM' | 'SIGKILL';
    };
  }
  interface Reports {
    /** Where each detour begins, now that connections to it are accepted. */
    'network-faults/detours': {
      readonly detours: readonly { readonly key: string; readonly endpoint: Endpoint }[];
    };
    /** `failed` with why it could not be started. */
    'runtime/stress': {
      readonly stressId: string;
      readonly status: 'running' | 'failed';
      readonly reason?: string;
    };
    'runtime/processes-signalled': {
      readonly requestId: string;
      /** How many. */
      readonly count: number;
      /** Why none could be. */
      readonly reason?: string;
    };
  }
}

/** What happens to the bytes that a task sends. */
export interface Impairment {
  readonly delayMs: number;
  /** Plus or minus. */
  readonly jitterMs: number;
  readonly lossPercent: number;
  /** Of connections. */
  readonly flowsPercent: number;
  /** Nothing gets through, and nothing is refused. */
  readonly blackhole: boolean;
}

/** A way through the driver, to an endpoint that others reach directly otherwise. */
export interface Detour {
  /** As in the table of endpoints. */
  readonly key: string;
  readonly upstream: Endpoint;
  readonly impairments: readonly Impairment[];
}

export interface StressSpecification {
  readonly stressId: string;
  readonly taskArn: string;
  readonly kind: 'cpu' | 'io';
  /** 0: one for each processor. */
  readonly workers: number;
  /** Of a processor, for each worker; of the free space, for `io`. */
  readonly percent: number;
}

/** Key: as of the endpoint that it leads to. */
export const detours = defineTable('network/detours');

/** Where an address of the simulated network is reached: through what impairs it, if anything does. */
export const reachedAt = (state: Reader, key: string): Endpoint | undefined => {
  const real = state.get(endpoints, key);
  return real && (state.get(detours, key) ?? real);
};
