// One container of the container engine: started, watched until it exits, and started again when its policy says so.
import type { ContainerSpecification } from '../../../../contracts/runtime.ts';
import type { Clock } from '../../../../kernel/clock.ts';
import type { LineLog } from '../../../processes/line-log.ts';
import { TaskFailure } from '../../lifecycle/failure.ts';
import { outOfMemory } from '../../lifecycle/out-of-memory.ts';
import { startsAgain } from '../../lifecycle/restart-policy.ts';
import { type EngineApi, EngineError } from '../api/engine-api.ts';
import { splitOutput } from '../api/frames.ts';
import type { EngineFacts } from '../connect/facts.ts';

export interface ContainerExit {
  readonly exitCode: number;
  readonly reason?: string;
}

export interface ContainerEnvironment {
  readonly api: EngineApi;
  readonly facts: EngineFacts;
  readonly clock: Clock;
  /** Absent when its output is dropped. */
  readonly log?: LineLog;
  /** For what goes to stderr, where that is told apart. */
  readonly errorLog?: LineLog;
  /** Podman: called with a process in its network, before its program starts. */
  readonly prepare?: (pid: number) => Promise<boolean>;
}

interface Inspection {
  readonly State: {
    readonly Running?: boolean;
    readonly Pid: number;
    readonly ExitCode: number;
    readonly OOMKilled: boolean;
    readonly Error?: string;
  };
  readonly NetworkSettings: { readonly IPAddress?: string };
}

/** Output that something else still holds open must not keep the exit from being reported. */
const drainMs = 500;
const killAgainAfterMs = 5000;
/**
 * How often Podman looks whether a container has ended; its own default is 250 ms. Before version 4.6, Podman's copy of
 * Docker's call looks every nanosecond and keeps a core busy for as long as a container runs, so Podman's own is used.
 * https://github.com/containers/podman/issues/18150
 */
const podmanLooksEveryMs = 50;
/** A container engine that is being upgraded is away for a while; its containers may run on. */
const engineBackWithinMs = 60_000;

export class Container {
  readonly specification: ContainerSpecification;
  readonly id: string;
  readonly stopSignal: string;
  readonly #environment: ContainerEnvironment;
  readonly #exit = Promise.withResolvers<ContainerExit>();
  #state: 'created' | 'running' | 'exited' = 'created';
  #isEnding = false;
  #startedAt = 0;
  #pid: number | undefined;
  /** Called with the number of times that it was started again. */
  restarted: (restarts: number) => void = () => {};
  restarts = 0;

  constructor(
    specification: ContainerSpecification,
    id: string,
    stopSignal: string,
    environment: ContainerEnvironment,
  ) {
    this.specification = specification;
    this.id = id;
    this.stopSignal = stopSignal;
    this.#environment = environment;
  }

  get isRunning(): boolean {
    return this.#state === 'running';
  }

  /** For good: a container that is started again has not exited. */
  get exited(): Promise<ContainerExit> {
    return this.#exit.promise;
  }

  /** @throws TaskFailure when its program cannot be run. */
  async start(): Promise<void> {
    const { api, clock } = this.#environment;
    let output: { readonly drained: Promise<unknown> } | undefined;
    try {
      output = await this.#readOutput();
      await this.#prepare();
      await api.post(`/containers/${this.id}/start`);
    } catch (error) {
      this.#state = 'exited';
      throw new TaskFailure(
        `CannotStartContainerError: Error response from daemon: ${plainly((error as Error).message)}`,
      );
    }
    this.#startedAt = clock.now();
    this.#pid = undefined;
    this.#state = 'running';
    this.#watch(output?.drained);
    // It was asked to end while it was being started.
    if (this.#isEnding) await this.kill();
  }

  async #prepare(): Promise<void> {
    const { api, prepare } = this.#environment;
    if (!prepare) return;
    await api.post(`/v4.0.0/libpod/containers/${this.id}/init`);
    const { Pid } = (await this.#inspect()).State;
    if (Pid) await prepare(Pid);
  }

  /** Its address on the container engine's bridge. */
  async address(): Promise<string> {
    return (await this.#inspect()).NetworkSettings.IPAddress ?? '';
  }

  /** Of its first process, where the container engine runs. */
  async pid(): Promise<number | undefined> {
    this.#pid ??= (await this.#inspect()).State.Pid || undefined;
    return this.#pid;
  }

  /** The stop signal, and SIGKILL after the container's own time. */
  async end(): Promise<void> {
    this.#isEnding = true;
    if (!this.isRunning) return;
    const timer = this.#environment.clock.after(this.specification.stopTimeoutMs, () => void this.kill());
    this.exited.then(() => timer.cancel());
    await this.#signal(this.stopSignal);
  }

  /** A container engine that is busy may refuse a signal: it is sent until the container has ended. */
  async kill(): Promise<void> {
    this.#isEnding = true;
    while (this.isRunning) {
      await this.#signal('SIGKILL');
      await Promise.race([
        this.exited,
        new Promise((resolve) => setTimeout(resolve, killAgainAfterMs).unref()),
      ]);
    }
  }

  async remove(): Promise<void> {
    this.#isEnding = true;
    await this.#environment.api.delete(`/containers/${this.id}`, { query: { force: true, v: true } });
  }

  /** Whether it had an effect is seen by the exit: what has ended, or was removed by hand, refuses signals. */
  async #signal(signal: string): Promise<void> {
    try {
      await this.#environment.api.post(`/containers/${this.id}/kill`, { query: { signal } });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
    }
  }

  async #readOutput(): Promise<{ readonly drained: Promise<unknown> } | undefined> {
    const { api, log, errorLog = log } = this.#environment;
    if (!log || !errorLog) return undefined;
    const source = await api.hijack(`/containers/${this.id}/attach`, {
      query: { stream: true, stdout: true, stderr: true },
    });
    const { stdout, stderr } = splitOutput(source, this.specification.isolation?.pseudoTerminal ?? false);
    log.read(stdout);
    errorLog.read(stderr);
    const ends = [stdout, stderr].map(
      (stream) => new Promise<void>((resolve) => stream.once('end', resolve)),
    );
    this.exited.then(() => source.destroy());
    return { drained: Promise.all(ends) };
  }

  async #watch(drained: Promise<unknown> | undefined): Promise<void> {
    const { facts, log, errorLog } = this.#environment;
    const exitCode = await this.#wait();
    const isEnding = this.#isEnding;
    await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, drainMs).unref())]);
    log?.flush();
    errorLog?.flush();
    const ranMs = this.#environment.clock.now() - this.#startedAt;
    if (!isEnding && startsAgain(this.specification.restartPolicy, exitCode, ranMs)) {
      this.restarts += 1;
      this.restarted(this.restarts);
      try {
        await this.start();
        return;
      } catch (error) {
        this.#exit.resolve({ exitCode, reason: (error as Error).message });
        return;
      }
    }
    const isLimited = this.specification.memoryMiB !== undefined;
    // Podman 4 does not notice that the kernel killed a container on cgroups v1: nobody else sends SIGKILL.
    const isKilled = exitCode === 137 && isLimited && !isEnding && facts.isPodman;
    const wasOutOfMemory = !isEnding && (isKilled || (await this.#wasOutOfMemory()));
    this.#state = 'exited';
    this.#exit.resolve(wasOutOfMemory ? { exitCode, reason: outOfMemory } : { exitCode });
  }

  async #wait(): Promise<number> {
    const { api, facts } = this.#environment;
    const since = performance.now();
    for (;;) {
      try {
        if (facts.isPodman)
          return await api.post<number>(`/v4.0.0/libpod/containers/${this.id}/wait`, {
            query: { interval: `${podmanLooksEveryMs}ms` },
          });
        const { StatusCode } = await api.post<{ readonly StatusCode: number }>(`/containers/${this.id}/wait`);
        return StatusCode;
      } catch (error) {
        const isGone = error instanceof EngineError && error.status !== 0;
        // Removed by hand; or the container engine has ended, and not only been restarted, and its containers with it.
        if (isGone || this.#isEnding || performance.now() - since > engineBackWithinMs) return 137;
        await new Promise((resolve) => setTimeout(resolve, 1000).unref());
      }
    }
  }

  async #wasOutOfMemory(): Promise<boolean> {
    try {
      return (await this.#inspect()).State.OOMKilled;
    } catch {
      return false;
    }
  }

  #inspect(): Promise<Inspection> {
    return this.#environment.api.get<Inspection>(`/containers/${this.id}/json`);
  }
}

/** Podman names the step in which it was: `preparing container 1c20… for attach: `. */
const plainly = (message: string) => message.replace(/^preparing container [0-9a-f]+ for attach: /, '');
