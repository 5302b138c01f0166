// The order in which a task's containers start: each waits for the conditions of its `dependsOn`.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
import type { ContainerDependency, ContainerSpecification } from '../../../contracts/runtime.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { TaskFailure } from './failure.ts';

/** What a container has come to. */
export interface Conditions {
  started(): void;
  healthy(): void;
  exited(exitCode: number): void;
}

interface Progress {
  hasStarted: boolean;
  isHealthy: boolean;
  exitCode?: number;
}

type Outcome = 'met' | 'waiting' | 'never';

export class StartOrder {
  readonly #progress: ReadonlyMap<string, Progress>;
  readonly #waiting = new Set<() => void>();
  #isAbandoned = false;

  constructor(containers: readonly ContainerSpecification[]) {
    this.#progress = new Map(containers.map(({ name }) => [name, { hasStarted: false, isHealthy: false }]));
  }

  conditions(name: string): Conditions {
    const progress = this.#progress.get(name);
    const change = (to: Partial<Progress>) => {
      if (progress) Object.assign(progress, to);
      for (const look of [...this.#waiting]) look();
    };
    return {
      started: () => change({ hasStarted: true }),
      healthy: () => change({ isHealthy: true }),
      exited: (exitCode) => change({ exitCode }),
    };
  }

  /** Nothing more starts: the task stops. */
  abandon(): void {
    this.#isAbandoned = true;
    for (const look of [...this.#waiting]) look();
  }

  /**
   * Resolves when all that the container depends on is as it has to be, with false when the task stops before.
   * @throws TaskFailure, with the ECS agent's text, when it never will be
   */
  mayStart(container: ContainerSpecification, clock: Clock): Promise<boolean> {
    const { name, dependsOn = [], startTimeoutMs } = container;
    if (dependsOn.length === 0) return Promise.resolve(!this.#isAbandoned);
    return new Promise((resolve, reject) => {
      const timer =
        startTimeoutMs === undefined
          ? undefined
          : clock.after(startTimeoutMs, () =>
              fail(
                dependsOn.find((each) => this.#outcome(each) !== 'met'),
                'has timed out.',
              ),
            );
      const finish = () => {
        timer?.cancel();
        this.#waiting.delete(look);
      };
      const fail = (dependency: ContainerDependency | undefined, why: string) => {
        finish();
        reject(
          new TaskFailure(
            `CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [${dependency?.container}] for target [${name}] as dependency ${why}`,
          ),
        );
      };
      const look = () => {
        if (this.#isAbandoned) {
          finish();
          resolve(false);
          return;
        }
        const never = dependsOn.find((each) => this.#outcome(each) === 'never');
        if (never) fail(never, 'did not exit successfully.');
        else if (dependsOn.every((each) => this.#outcome(each) === 'met')) {
          finish();
          resolve(true);
        }
      };
      this.#waiting.add(look);
      look();
    });
  }

  #outcome({ container, condition }: ContainerDependency): Outcome {
    const { hasStarted = false, isHealthy = false, exitCode } = this.#progress.get(container) ?? {};
    const hasExited = exitCode !== undefined;
    switch (condition) {
      case 'START':
        return hasStarted ? 'met' : 'waiting';
      case 'COMPLETE':
        return hasExited ? 'met' : 'waiting';
      case 'SUCCESS':
        return exitCode === 0 ? 'met' : hasExited ? 'never' : 'waiting';
      case 'HEALTHY':
        return isHealthy ? 'met' : hasExited ? 'never' : 'waiting';
    }
  }
}
