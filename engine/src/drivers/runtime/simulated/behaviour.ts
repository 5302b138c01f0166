// How simulated tasks behave, by container. The default is a service that starts at once and answers.
import type { ContainerSpecification, TaskSpecification } from '../../../contracts/runtime.ts';

export interface Behaviour {
  readonly pullMs: number;
  readonly startMs: number;
  /** Why it never starts: begins with an ECS error name. */
  readonly failure?: string;
  /** It ends by itself after this time. Unless scripted, only a container that others wait for to end does, at once and with 0. */
  readonly exit?:
    | { readonly afterMs: number; readonly exitCode: number; readonly reason?: string }
    | undefined;
  /** What it does on SIGTERM. If it takes longer than its stop timeout, it is killed. */
  readonly stop: { readonly afterMs: number; readonly exitCode: number };
  /** The results of the health check, if the container has one, from its start on. */
  readonly health: HealthResult | readonly HealthResult[];
  /** Lines that it logs after its start. */
  readonly logs: readonly string[];
  /** What a program writes that is run in it, and its exit code. */
  readonly executes: { readonly output: string; readonly exitCode: number };
  /** May depend on the requests that it gets in a second. */
  readonly cpuUnits: ByLoad;
  /** May depend on the same, and on how long it has run. Above its limit, the container is killed. */
  readonly memoryMiB: number | ((requestsPerSecond: number, ageMs: number) => number);
  /** Whether its ports answer. On this machine they are real sockets that answer every request with 200. */
  readonly listens: boolean;
  /** In a simulated network: how its ports answer, from its start on. Before the first of these they refuse. */
  readonly answers: readonly Answering[];
}

export type ByLoad = number | ((requestsPerSecond: number) => number);

export interface HealthResult {
  readonly afterMs: number;
  readonly status: 'HEALTHY' | 'UNHEALTHY';
}

export interface Answering {
  /** From when on after its start, until the next. */
  readonly afterMs: number;
  /** `none`: nothing listens. */
  readonly status: number | 'none';
  /** What health checks get, where it differs. */
  readonly checkStatus?: number;
  readonly latencyMs?: ByLoad;
}

export const byLoad = (value: ByLoad, requestsPerSecond: number): number =>
  typeof value === 'number' ? value : value(requestsPerSecond);

export type Behave = (container: ContainerSpecification, task: TaskSpecification) => Partial<Behaviour>;

export const steady: Behaviour = {
  pullMs: 0,
  startMs: 0,
  stop: { afterMs: 0, exitCode: 143 },
  health: { afterMs: 0, status: 'HEALTHY' },
  logs: [],
  executes: {
    output: 'This task is simulated: there is nothing in which a program could run.\r\n',
    exitCode: 126,
  },
  cpuUnits: 0,
  memoryMiB: 0,
  listens: true,
  answers: [{ afterMs: 0, status: 200 }],
};
