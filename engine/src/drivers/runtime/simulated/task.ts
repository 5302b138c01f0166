// One simulated task, which has timers in place of processes.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DriverHost } from '../../../contracts/driver.ts';
import type {
  ContainerSpecification,
  StartedContainer,
  TaskSpecification,
  TaskUsage,
} from '../../../contracts/runtime.ts';
import type { Timer } from '../../../kernel/clock.ts';
import { http } from '../../../kernel/lazily.ts';
import { type Behave, type Behaviour, steady } from './behaviour.ts';

interface SimulatedContainer {
  readonly specification: ContainerSpecification;
  readonly behaviour: Behaviour;
  isRunning: boolean;
}

export class SimulatedTask {
  readonly #specification: TaskSpecification;
  readonly #host: DriverHost;
  readonly #containers: readonly SimulatedContainer[];
  readonly #servers: Server[] = [];
  #timers: Timer[] = [];
  #isOver = false;
  #stopped: (() => void) | undefined;

  /** `failed` is called when the task cannot start. */
  constructor(specification: TaskSpecification, host: DriverHost, behave: Behave, failed: () => void) {
    this.#specification = specification;
    this.#host = host;
    this.#containers = specification.containers.map((container) => ({
      specification: container,
      behaviour: { ...steady, ...behave(container, specification) },
      isRunning: false,
    }));
    const pullStartedAt = host.clock.now();
    this.#after(this.#longest('pullMs'), () => {
      const pullStoppedAt = host.clock.now();
      this.#after(this.#longest('startMs'), () => void this.#start(pullStartedAt, pullStoppedAt, failed));
    });
  }

  usage(): TaskUsage | undefined {
    const running = this.#containers.filter((container) => container.isRunning);
    if (running.length === 0) return undefined;
    const total = (of: 'cpuUnits' | 'memoryMiB') =>
      running.reduce((sum, container) => sum + container.behaviour[of], 0);
    return {
      taskArn: this.#specification.taskArn,
      cpuUnits: total('cpuUnits'),
      memoryMiB: total('memoryMiB'),
    };
  }

  /** Calls back when all containers have ended. */
  stop(stopped: () => void): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stopped = stopped;
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

  /** Ends at once and reports nothing. */
  kill(): void {
    this.#isOver = true;
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
    if (this.#isOver) {
      this.#close();
      return;
    }
    for (const container of this.#containers) container.isRunning = true;
    this.#host.report('runtime/task-started', { taskArn, containers, pullStartedAt, pullStoppedAt });
    for (const container of this.#containers) this.#live(container);
  }

  #live(container: SimulatedContainer): void {
    const { specification, behaviour } = container;
    const { exit, health, logs } = behaviour;
    if (specification.logs && logs.length > 0) {
      const timestamp = this.#host.clock.now();
      const events = logs.map((message) => ({ timestamp, message }));
      this.#host.report('logs/lines', { ...specification.logs, events });
    }
    if (specification.healthCheck)
      this.#after(health.afterMs, () => {
        if (!container.isRunning) return;
        const { taskArn } = this.#specification;
        const { status } = health;
        this.#host.report('runtime/container-health', { taskArn, container: specification.name, status });
      });
    if (exit)
      this.#after(exit.afterMs, () => {
        const { exitCode, reason } = exit;
        this.#exit(container, reason === undefined ? { exitCode } : { exitCode, reason });
      });
  }

  #exit(container: SimulatedContainer, exit: { exitCode: number; reason?: string }): void {
    if (!container.isRunning) return;
    container.isRunning = false;
    const { taskArn } = this.#specification;
    this.#host.report('runtime/container-exited', {
      taskArn,
      container: container.specification.name,
      ...exit,
    });
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
    return Promise.all(
      ports.map(async ({ containerPort }) => ({
        containerPort,
        host: '127.0.0.1',
        port: await this.#listen(specification.name),
      })),
    );
  }

  #listen(container: string): Promise<number> {
    const body = JSON.stringify({ simulated: true, task: this.#specification.taskArn, container });
    const server = http().createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(body);
    });
    this.#servers.push(server);
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
  }

  #longest(of: 'pullMs' | 'startMs'): number {
    return Math.max(0, ...this.#containers.map((container) => container.behaviour[of]));
  }

  #after(delayMs: number, fn: () => void): void {
    this.#timers.push(this.#host.clock.after(delayMs, fn));
  }

  #close(): void {
    for (const server of this.#servers) server.close().closeAllConnections();
  }

  #cancel(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers = [];
  }
}
