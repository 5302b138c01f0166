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
  /** The result of the health check, if the container has one. */
  readonly health: { readonly afterMs: number; readonly status: 'HEALTHY' | 'UNHEALTHY' };
  /** Lines that it logs after its start. */
  readonly logs: readonly string[];
  /** What a program writes that is run in it, and its exit code. */
  readonly executes: { readonly output: string; readonly exitCode: number };
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  /** Whether its ports are real sockets that answer every request with 200. */
  readonly listens: boolean;
}

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
};
