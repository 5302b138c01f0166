// One simulated task, which has timers in place of processes.
import { Readable } from 'node:stream';
import type { DriverHost } from '../../../contracts/driver.ts';
import type {
  ContainerSpecification,
  StartedContainer,
  TaskSpecification,
  TaskUsage,
} from '../../../contracts/runtime.ts';
import type { Executed } from '../../../contracts/sessions.ts';
import type { Timer } from '../../../kernel/clock.ts';
import type { SimulatedNetwork } from '../../simulated-network/network.ts';
import { notRunning } from '../exec/words.ts';
import { TaskFailure } from '../lifecycle/failure.ts';
import { killedExitCode, outOfMemory } from '../lifecycle/out-of-memory.ts';
import { startsAgain } from '../lifecycle/restart-policy.ts';
import { type Conditions, StartOrder } from '../lifecycle/start-order.ts';
import { type Answering, type Behave, type Behaviour, byLoad, steady } from './behaviour.ts';
import { NetworkPorts, type Ports, SocketPorts } from './ports.ts';

interface SimulatedContainer {
  readonly specification: ContainerSpecification;
  readonly behaviour: Behaviour;
  readonly conditions: Conditions;
  isRunning: boolean;
  hasRun: boolean;
  startedAt: number;
  /** Requests a second, by port. */
  readonly load: Map<number, number>;
}

export interface SimulatedTaskParts {
  readonly specification: TaskSpecification;
  readonly host: DriverHost;
  readonly behave: Behave;
  /** Where its ports are; sockets of this machine when absent. */
  readonly network: SimulatedNetwork | undefined;
  /** Called when the task cannot start. */
  failed(): void;
}

export class SimulatedTask {
  readonly #specification: TaskSpecification;
  readonly #host: DriverHost;
  readonly #containers: readonly SimulatedContainer[];
  readonly #ports: Ports;
  readonly #order: StartOrder;
  /** CPU units, by stress. */
  readonly #stress = new Map<string, number>();
  #timers: Timer[] = [];
  #isOver = false;
  #hasStarted = false;
  readonly #held: (() => void)[] = [];
  #stopped: (() => void) | undefined;

  constructor({ specification, host, behave, network, failed }: SimulatedTaskParts) {
    this.#specification = specification;
    this.#host = host;
    this.#ports = network
      ? new NetworkPorts(network, (name) => this.#answererOf(name))
      : new SocketPorts(specification.taskArn);
    this.#order = new StartOrder(specification.containers);
    this.#containers = specification.containers.map((container) => ({
      specification: container,
      behaviour: {
        ...steady,
        ...(isAwaited(container, specification) && { exit: { afterMs: 0, exitCode: 0 } }),
        ...behave(container, specification),
      },
      conditions: this.#order.conditions(container.name),
      isRunning: false,
      hasRun: false,
      startedAt: 0,
      load: new Map(),
    }));
    const pullStartedAt = host.clock.now();
    this.#after(this.#longest('pullMs'), () => {
      const pullStoppedAt = host.clock.now();
      this.#after(this.#longest('startMs'), () => void this.#start(pullStartedAt, pullStoppedAt, failed));
    });
  }

  /** Measures what its containers use, and kills those that are over their memory limit. */
  usage(): TaskUsage | undefined {
    let [isRunning, cpuUnits, memoryMiB] = [false, 0, 0];
    for (const container of this.#containers) {
      if (!container.isRunning) continue;
      const memory = this.#memoryOf(container);
      if (memory > (container.specification.memoryMiB ?? Number.POSITIVE_INFINITY)) {
        this.#exit(container, { exitCode: killedExitCode, reason: outOfMemory });
        continue;
      }
      isRunning = true;
      cpuUnits += byLoad(container.behaviour.cpuUnits, sum(container.load.values()));
      memoryMiB += memory;
    }
    if (!isRunning) return undefined;
    return {
      taskArn: this.#specification.taskArn,
      cpuUnits: cpuUnits + sum(this.#stress.values()),
      memoryMiB,
    };
  }

  #memoryOf({ behaviour: { memoryMiB }, load, startedAt }: SimulatedContainer): number {
    return typeof memoryMiB === 'number'
      ? memoryMiB
      : memoryMiB(sum(load.values()), this.#host.clock.now() - startedAt);
  }

  #answererOf(name: string) {
    const container = this.#containers.find(({ specification }) => specification.name === name)!;
    return {
      answering: () => this.#answering(container),
      loaded: (containerPort: number, perSecond: number) => void container.load.set(containerPort, perSecond),
    };
  }

  #answering({ isRunning, startedAt, behaviour }: SimulatedContainer): Answering | undefined {
    if (!isRunning) return undefined;
    const ageMs = this.#host.clock.now() - startedAt;
    return behaviour.answers.findLast(({ afterMs }) => afterMs <= ageMs);
  }

  /** @param percent of a processor; 0 ends it */
  stress(stressId: string, percent: number): void {
    if (percent > 0) this.#stress.set(stressId, Math.round((percent * 1024) / 100));
    else this.#stress.delete(stressId);
  }

  /** @throws Error when the container does not run */
  execute(name: string): Executed {
    const container = this.#containers.find(({ specification }) => specification.name === name);
    if (!container?.isRunning) throw notRunning(name);
    const { output, exitCode } = container.behaviour.executes;
    return {
      output: Readable.from([Buffer.from(output)]),
      exitCode: Promise.resolve(exitCode),
      write: () => {},
      resize: () => {},
      kill: () => {},
    };
  }

  /** Calls back when all containers have ended. */
  stop(stopped: () => void): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stopped = stopped;
    this.#order.abandon();
    this.#cancel();
    for (const container of this.#containers.filter((each) => each.isRunning)) {
      const { stop } = container.behaviour;
      const { stopTimeoutMs } = container.specification;
      if (stop.afterMs <= stopTimeoutMs)
        this.#after(stop.afterMs, () => this.#exit(container, { exitCode: stop.exitCode }));
      else this.#after(stopTimeoutMs, () => this.#exit(container, { exitCode: 137 }));
    }
    this.#finish();
  }

  /**
   * Its containers end at once, and that is reported later.
   * @returns whether any ran
   */
  crash(exitCode: number, reportedAfterMs: number): boolean {
    const running = this.#containers.filter((container) => container.isRunning);
    this.#ports.close();
    this.#after(reportedAfterMs, () => {
      for (const container of running) this.#exit(container, { exitCode });
    });
    return running.length > 0;
  }

  /** Ends at once and reports nothing. */
  kill(): void {
    this.#isOver = true;
    this.#order.abandon();
    this.#cancel();
    this.#close();
    for (const container of this.#containers) container.isRunning = false;
  }

  async #start(pullStartedAt: number, pullStoppedAt: number, fail: () => void): Promise<void> {
    const { taskArn } = this.#specification;
    const failed = this.#containers.find((container) => container.behaviour.failure !== undefined);
    if (failed) {
      const reason = failed.behaviour.failure ?? '';
      this.#host.report('runtime/task-failed', { taskArn, container: failed.specification.name, reason });
      fail();
      return;
    }
    const runtimeIds = this.#containers.map(() => this.#host.ids.hex(64));
    const containers: StartedContainer[] = [];
    for (const [at, container] of this.#containers.entries())
      containers.push({
        name: container.specification.name,
        runtimeId: runtimeIds[at] ?? '',
        endpoints: await this.#endpoints(container),
      });
    // Each waits for its own conditions only, in whatever order a task definition lists them.
    const begun = await Promise.all(this.#containers.map((container) => this.#startInTurn(container)));
    const late = begun.find((each) => each !== undefined);
    if (late) {
      this.kill();
      this.#host.report('runtime/task-failed', { taskArn, ...late });
      fail();
      return;
    }
    this.#hasStarted = true;
    if (!this.#isOver && this.#containers.every(({ hasRun }) => hasRun))
      this.#host.report('runtime/task-started', { taskArn, containers, pullStartedAt, pullStoppedAt });
    for (const report of this.#held.splice(0)) report();
    if (this.#isOver && !this.#containers.some(({ isRunning }) => isRunning)) this.#close();
  }

  /** @returns why it never starts */
  async #startInTurn(
    container: SimulatedContainer,
  ): Promise<{ readonly container: string; readonly reason: string } | undefined> {
    const { name, dependsOn } = container.specification;
    try {
      const waits = dependsOn?.some(({ condition }) => condition !== 'START');
      if (waits && !(await this.#order.mayStart(container.specification, this.#host.clock))) return undefined;
      if (!this.#isOver) this.#run(container);
      return undefined;
    } catch (error) {
      if (!(error instanceof TaskFailure)) throw error;
      return { container: name, reason: error.message };
    }
  }

  #run(container: SimulatedContainer): void {
    container.isRunning = true;
    container.hasRun = true;
    container.startedAt = this.#host.clock.now();
    container.conditions.started();
    this.#live(container);
  }

  /** Nothing is reported of a container before its task has started. */
  #onceStarted(report: () => void): void {
    if (this.#hasStarted) report();
    else this.#held.push(report);
  }

  #live(container: SimulatedContainer): void {
    const { specification, behaviour } = container;
    const { exit, health, logs } = behaviour;
    const { taskArn } = this.#specification;
    if (specification.logs && logs.length > 0) {
      const target = specification.logs;
      const timestamp = this.#host.clock.now();
      const events = logs.map((message) => ({ timestamp, message }));
      this.#onceStarted(() => this.#host.report('logs/lines', { ...target, events }));
    }
    const results = specification.healthCheck ? [health].flat() : [];
    for (const { afterMs, status } of results)
      this.#after(afterMs, () => {
        if (!container.isRunning) return;
        if (status === 'HEALTHY') container.conditions.healthy();
        this.#onceStarted(() =>
          this.#host.report('runtime/container-health', { taskArn, container: specification.name, status }),
        );
      });
    for (const { afterMs } of behaviour.answers) this.#after(afterMs, () => this.#ports.changed());
    if (specification.memoryMiB !== undefined && this.#memoryOf(container) > specification.memoryMiB)
      this.#after(0, () => this.#exit(container, { exitCode: killedExitCode, reason: outOfMemory }));
    if (exit)
      this.#after(exit.afterMs, () => {
        const { exitCode, reason } = exit;
        this.#exit(container, reason === undefined ? { exitCode } : { exitCode, reason });
      });
  }

  #exit(container: SimulatedContainer, exit: { exitCode: number; reason?: string }): void {
    if (!container.isRunning) return;
    container.isRunning = false;
    this.#ports.changed();
    const { name, essential, restartPolicy } = container.specification;
    if (
      !this.#isOver &&
      startsAgain(restartPolicy, exit.exitCode, this.#host.clock.now() - container.startedAt)
    ) {
      this.#run(container);
      return;
    }
    container.conditions.exited(exit.exitCode);
    if (essential) this.#order.abandon();
    const { taskArn } = this.#specification;
    this.#onceStarted(() =>
      this.#host.report('runtime/container-exited', { taskArn, container: name, ...exit }),
    );
    this.#finish();
  }

  #finish(): void {
    if (this.#containers.some((container) => container.isRunning)) return;
    this.#close();
    this.#stopped?.();
  }

  async #endpoints({ specification, behaviour }: SimulatedContainer): Promise<StartedContainer['endpoints']> {
    if (!behaviour.listens) return [];
    const ports = specification.portMappings.filter((mapping) => mapping.protocol === 'tcp');
    return this.#ports.open(
      specification.name,
      ports.map(({ containerPort }) => containerPort),
    );
  }

  #longest(of: 'pullMs' | 'startMs'): number {
    return Math.max(0, ...this.#containers.map((container) => container.behaviour[of]));
  }

  #after(delayMs: number, fn: () => void): void {
    this.#timers.push(this.#host.clock.after(delayMs, fn));
  }

  #close(): void {
    this.#ports.close();
  }

  #cancel(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers = [];
  }
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const one of numbers) total += one;
  return total;
}

/** Whether others wait for it to end: a program that prepares something, which has nothing to do here. */
const isAwaited = ({ name }: ContainerSpecification, { containers }: TaskSpecification): boolean =>
  containers.some(({ dependsOn }) =>
    dependsOn?.some(
      ({ container, condition }) =>
        container === name && (condition === 'SUCCESS' || condition === 'COMPLETE'),
    ),
  );
