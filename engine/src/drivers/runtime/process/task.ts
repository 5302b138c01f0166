// One task: pulls its images, starts its containers, reports their ends, and stops them.

import type { DriverHost } from '../../../contracts/driver.ts';
import type {
  ContainerSpecification,
  StartedContainer,
  TaskSpecification,
} from '../../../contracts/runtime.ts';
import type { Timer } from '../../../kernel/clock.ts';
import type { ImageFolder, UnpackedImage } from '../../images/image-folder.ts';
import type { Lifeline } from '../../processes/lifeline.ts';
import { LineLog } from '../../processes/line-log.ts';
import { markEnvironment } from '../../processes/mark.ts';
import { ContainerFailure, hostCommand } from './command.ts';
import { type ContainerProcess, startContainer } from './container.ts';
import { containerMetadata } from './container-metadata.ts';
import { startHealthCheck } from './health-check.ts';
import { pullContainerImage } from './images.ts';
import type { MetadataEndpoint } from './metadata.ts';
import { mountedRoot } from './mounted-root.ts';
import { nameVariables } from './names/variables.ts';
import { returnPort, takePort } from './ports.ts';
import { runAs } from './user.ts';
import type { TaskVolumes } from './volumes.ts';

export interface Machine {
  readonly host: DriverHost;
  readonly images: ImageFolder;
  readonly lifeline: Lifeline;
  readonly metadata: MetadataEndpoint;
  readonly volumes: () => TaskVolumes;
  /** The file that resolves names in Node.js programs. */
  readonly preload: string;
  /** Logs a warning once, however often it comes up. */
  readonly note: (line: string) => void;
}

export class Task {
  readonly taskArn: string;
  readonly #specification: TaskSpecification;
  readonly #machine: Machine;
  readonly #containers: ContainerProcess[] = [];
  readonly #checks: Timer[] = [];
  readonly #ports: number[] = [];
  readonly #metadataIds: string[] = [];
  readonly #volumes: TaskVolumes;
  /** Called when no container is left. `failed`: whether the task failed to start. */
  readonly ended: Promise<'ended' | 'failed'>;
  #isStopping = false;
  /** Set when the engine stops: nothing is reported any more. */
  #isSilent = false;

  constructor(specification: TaskSpecification, machine: Machine) {
    this.taskArn = specification.taskArn;
    this.#specification = specification;
    this.#machine = machine;
    this.#volumes = machine.volumes();
    this.ended = this.#run();
  }

  running(): readonly ContainerProcess[] {
    return this.#containers.filter((container) => container.isRunning());
  }

  /** Sends SIGTERM, and SIGKILL after each container's stop timeout. Resolves when all have ended. */
  async stop(): Promise<void> {
    if (!this.#isStopping) {
      this.#isStopping = true;
      for (const container of this.running()) this.#end(container);
    }
    await this.ended;
  }

  /** Kills everything and reports nothing, because the engine stops. */
  async kill(): Promise<void> {
    this.#isStopping = true;
    this.#isSilent = true;
    for (const container of this.running()) container.kill();
    await this.ended;
  }

  #end(container: ContainerProcess): void {
    container.signal('SIGTERM');
    const timer = this.#machine.host.clock.after(container.specification.stopTimeoutMs, () =>
      container.kill(),
    );
    container.exited.then(() => timer.cancel());
  }

  async #run(): Promise<'ended' | 'failed'> {
    const { host } = this.#machine;
    const { taskArn } = this;
    const pullStartedAt = host.clock.now();
    let name = this.#specification.containers[0]?.name;
    const exits: Promise<void>[] = [];
    try {
      const images = new Map<string, UnpackedImage>();
      for (const { name: container, image } of this.#specification.containers) {
        name = container;
        images.set(container, await pullContainerImage(this.#machine.images, host.endpoint, image));
      }
      const pullStoppedAt = host.clock.now();
      this.#volumes.create(this.#specification.volumes ?? []);
      const started: StartedContainer[] = [];
      for (const container of this.#specification.containers) {
        if (this.#isStopping) break;
        name = container.name;
        started.push(await this.#start(container, images.get(name)!));
      }
      if (started.length === this.#specification.containers.length)
        this.#report('runtime/task-started', { taskArn, containers: started, pullStartedAt, pullStoppedAt });
      for (const container of this.#containers) exits.push(this.#reportExit(container));
    } catch (error) {
      for (const container of this.running()) container.kill();
      await Promise.all(this.#containers.map((container) => container.exited));
      this.#release();
      if (this.#isStopping) return 'ended';
      this.#isStopping = true;
      const reason = error instanceof Error ? error.message : String(error);
      this.#report('runtime/task-failed', {
        taskArn,
        ...(name === undefined ? {} : { container: name }),
        reason: error instanceof ContainerFailure ? reason : `CannotStartContainerError: ${reason}`,
      });
      return 'failed';
    }
    await Promise.all(exits);
    this.#release();
    return 'ended';
  }

  async #start(container: ContainerSpecification, image: UnpackedImage): Promise<StartedContainer> {
    const { host, lifeline, metadata } = this.#machine;
    const runtimeId = host.ids.hex(64);
    const endpoints = await this.#endpoints(container);
    const mark = `${host.mark}/${runtimeId}`;
    const started = { name: container.name, runtimeId, imageDigest: image.digest, endpoints };
    this.#metadataIds.push(runtimeId);
    const startedAt = host.clock.now();
    const uri = await metadata.add(
      runtimeId,
      containerMetadata(this.#specification, container, started, startedAt),
    );
    const config = image.config.config;
    const imageOptions = config?.Env?.find((each) => each.startsWith('NODE_OPTIONS='))?.slice(
      'NODE_OPTIONS='.length,
    );
    const given = {
      ...portVariables(endpoints),
      ...nameVariables(
        this.#machine.preload,
        host.endpoint,
        container.environment.NODE_OPTIONS ?? imageOptions,
      ),
      ECS_CONTAINER_METADATA_URI_V4: uri,
      ...markEnvironment(mark),
    };
    const mounts = this.#volumes.mountsOf(container, this.#specification.containers);
    const root = await mountedRoot(container, config, image.root, mounts, () =>
      this.#volumes.makeFolder('root'),
    );
    const command = hostCommand(container, config, root, given, mounts);
    const user = runAs(image.root, container.user ?? config.User, [
      command.file,
      command.cwd,
      ...mounts.map(({ folder }) => folder),
    ]);
    if (user.note) this.#machine.note(`Container ${container.name}: ${user.note}.`);
    const logs = container.logs;
    const log = logs && new LineLog(host.clock, (events) => this.#report('logs/lines', { ...logs, events }));
    const running = await startContainer(container, command, user, mark, {
      lifeline,
      ...(log ? { log } : {}),
    });
    this.#containers.push(running);
    if (this.#isStopping) this.#end(running);
    const { healthCheck } = container;
    if (healthCheck) {
      const ports = new Map(endpoints.map(({ containerPort, port }) => [containerPort, port]));
      this.#checks.push(
        startHealthCheck(
          { container: running, check: healthCheck, root, ports, lifeline },
          host.clock,
          (status) =>
            this.#report('runtime/container-health', {
              taskArn: this.taskArn,
              container: container.name,
              status,
            }),
        ),
      );
    }
    return started;
  }

  async #endpoints(container: ContainerSpecification): Promise<StartedContainer['endpoints']> {
    const endpoints = [];
    for (const { containerPort, protocol } of container.portMappings) {
      if (protocol !== 'tcp') continue;
      const port = await takePort(this.#machine.host.ids);
      this.#ports.push(port);
      endpoints.push({ containerPort, host: '127.0.0.1', port });
    }
    return endpoints;
  }

  async #reportExit(container: ContainerProcess): Promise<void> {
    const exit = await container.exit;
    const { name } = container.specification;
    // At once: until ECS knows, load balancers send requests to it.
    this.#report('runtime/container-exited', {
      taskArn: this.taskArn,
      container: name,
      ...exit,
    });
    await container.exited;
  }

  #report: DriverHost['report'] = (name, report) => {
    if (!this.#isSilent) this.#machine.host.report(name, report);
  };

  #release(): void {
    for (const check of this.#checks) check.cancel();
    for (const port of this.#ports) returnPort(port);
    for (const id of this.#metadataIds) this.#machine.metadata.remove(id);
    this.#volumes.remove();
  }
}

/** PORT and HOST say where to listen. Further ports have variables with the container's own port number. */
function portVariables(endpoints: StartedContainer['endpoints']): Record<string, string> {
  const [first, ...rest] = endpoints;
  if (!first) return {};
  return {
    PORT: String(first.port),
    HOST: first.host,
    ...Object.fromEntries(rest.map(({ containerPort, port }) => [`PORT_${containerPort}`, String(port)])),
  };
}
