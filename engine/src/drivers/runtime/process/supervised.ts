// A container over all its runs: its process is started again when its restart policy says so.
import type { ContainerSpecification } from '../../../contracts/runtime.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { startsAgain } from '../lifecycle/restart-policy.ts';
import type { ContainerExit, ContainerProcess } from './container.ts';

export class Supervised {
  readonly specification: ContainerSpecification;
  /** For good, as soon as its first process has ended. */
  readonly exit: Promise<ContainerExit>;
  /** For good, when all its processes have ended and its output has been reported. */
  readonly exited: Promise<ContainerExit>;
  /** Called with the number of times that it was started again. */
  restarted: (restarts: number) => void = () => {};
  restarts = 0;
  #current: ContainerProcess;
  #isEnding = false;
  readonly #start: () => Promise<ContainerProcess>;
  readonly #clock: Clock;

  private constructor(first: ContainerProcess, start: () => Promise<ContainerProcess>, clock: Clock) {
    this.specification = first.specification;
    this.#current = first;
    this.#start = start;
    this.#clock = clock;
    this.exit = this.#supervise();
    this.exited = this.exit.then(async (exit) => {
      await this.#current.exited;
      return exit;
    });
  }

  /** @throws TaskFailure when the program cannot be executed */
  static async start(start: () => Promise<ContainerProcess>, clock: Clock): Promise<Supervised> {
    return new Supervised(await start(), start, clock);
  }

  /** The process group that it runs as now. */
  get current(): ContainerProcess {
    return this.#current;
  }

  isRunning(): boolean {
    return this.#current.isRunning();
  }

  /** SIGTERM, and SIGKILL after the container's own time. */
  end(): void {
    this.#isEnding = true;
    if (!this.isRunning()) return;
    this.#current.signal('SIGTERM');
    const timer = this.#clock.after(this.specification.stopTimeoutMs, () => this.kill());
    this.exited.then(() => timer.cancel());
  }

  kill(): void {
    this.#isEnding = true;
    this.#current.kill();
  }

  async #supervise(): Promise<ContainerExit> {
    for (;;) {
      const startedAt = this.#clock.now();
      const exit = await this.#current.exit;
      const ranMs = this.#clock.now() - startedAt;
      if (this.#isEnding || !startsAgain(this.specification.restartPolicy, exit.exitCode, ranMs)) return exit;
      await this.#current.exited;
      if (this.#isEnding) return exit;
      try {
        this.#current = await this.#start();
      } catch (error) {
        return { exitCode: exit.exitCode, reason: (error as Error).message };
      }
      this.restarts += 1;
      this.restarted(this.restarts);
      // It was asked to end while it was being started.
      if (this.#isEnding) this.#current.kill();
    }
  }
}
