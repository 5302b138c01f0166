// One task: pulls its images, starts its containers, reports their ends, and stops them.

import { basename } from 'node:path';
import type { DriverHost } from '../../../contracts/driver.ts';
import type {
  ContainerSpecification,
  StartedContainer,
  TaskSpecification,
} from '../../../contracts/runtime.ts';
import type { Executed, ExecuteRequest } from '../../../contracts/sessions.ts';
import type { Timer } from '../../../kernel/clock.ts';
import type { ImageFolder, UnpackedImage } from '../../images/image-folder.ts';
import type { RunConfig } from '../../images/oci.ts';
import type { Lifeline } from '../../processes/lifeline.ts';
import { LineLog } from '../../processes/line-log.ts';
import { markEnvironment } from '../../processes/mark.ts';
import { notRunning } from '../exec/words.ts';
import { TaskFailure } from '../lifecycle/failure.ts';
import { type Conditions, StartOrder } from '../lifecycle/start-order.ts';
import { watchListeners } from '../listening/listening.ts';
import type { MetadataEndpoint } from '../metadata/endpoint.ts';
import { TaskMetadata } from '../metadata/task-metadata.ts';
import { credentialVariables, metadataVariables } from '../metadata/variables.ts';
import { hostCommand } from './command.ts';
import { type ContainerProcess, startContainer } from './container.ts';
import { execute } from './execute.ts';
import { foreignProgram } from './foreign-program.ts';
import { startHealthCheck } from './health-check.ts';
import { pullContainerImage } from './images.ts';
import type { Preloads } from './interpreters.ts';
import { readListeners } from './listeners.ts';
import { mountedRoot } from './mounted-root.ts';
import { returnPort, takePort } from './ports/take-port.ts';
import { portVariables } from './ports/variables.ts';
import { Stats } from './stats.ts';
import { Supervised } from './supervised.ts';
import { runAs } from './user.ts';
import type { TaskVolumes } from './volumes.ts';

export interface Machine {
  readonly host: DriverHost;
  readonly images: ImageFolder;
  readonly lifeline: Lifeline;
  readonly metadata: MetadataEndpoint;
  readonly volumes: () => TaskVolumes;
  readonly preloads: Preloads;
  /** Logs a warning once, however often it comes up. */
  readonly note: (line: string) => void;
}

interface Member {
  readonly container: Supervised;
  /** The folder that is its root. */
  readonly root: string;
  readonly conditions: Conditions;
}

export class Task {
  readonly taskArn: string;
  readonly #specification: TaskSpecification;
  readonly #machine: Machine;
  readonly #members = new Map<string, Member>();
  readonly #order: StartOrder;
  readonly #remarks = new Map<string, string | undefined>();
  readonly #reported: Promise<void>[] = [];
  readonly #startup = Promise.withResolvers<void>();
  readonly #checks: Timer[] = [];
  readonly #ports = new Map<string, StartedContainer['endpoints']>();
  readonly #metadataIds: string[] = [];
  readonly #metadata: TaskMetadata;
  readonly #credentialsId: string;
  readonly #stats = new Stats();
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
    this.#order = new StartOrder(specification.containers);
    this.#credentialsId = machine.host.ids.uuid();
    this.#metadata = new TaskMetadata(specification, machine.host, (name) => this.#statsOf(name));
    this.ended = this.#run();
  }

  running(): readonly ContainerProcess[] {
    return this.#containers().flatMap((container) => (container.isRunning() ? [container.current] : []));
  }

  /** @throws Error with a sentence for the caller */
  execute({ container: name, command }: ExecuteRequest): Executed {
    const member = this.#members.get(name);
    if (!member?.container.isRunning() || this.#isStopping) throw notRunning(name);
    return execute(member.container.current, member.root, command, this.#machine.lifeline);
  }

  #containers(): Supervised[] {
    return [...this.#members.values()].map(({ container }) => container);
  }

  /** Sends SIGTERM, and SIGKILL after each container's stop timeout. Resolves when all have ended. */
  async stop(): Promise<void> {
    if (!this.#isStopping) {
      this.#isStopping = true;
      this.#order.abandon();
      for (const container of this.#containers()) void this.#end(container);
    }
    await this.ended;
  }

  /** Kills everything and reports nothing, because the engine stops. */
  async kill(): Promise<void> {
    this.#isStopping = true;
    this.#isSilent = true;
    this.#order.abandon();
    for (const container of this.#containers()) container.kill();
    await this.ended;
  }

  /** A container ends after those that depend on it. */
  async #end(container: Supervised): Promise<void> {
    const { name } = container.specification;
    const dependents = this.#containers().filter(({ specification }) =>
      specification.dependsOn?.some((each) => each.container === name),
    );
    await Promise.all(dependents.map((dependent) => dependent.isRunning() && dependent.exited));
    container.end();
  }

  async #run(): Promise<'ended' | 'failed'> {
    const { host } = this.#machine;
    const { taskArn } = this;
    const { containers } = this.#specification;
    const pullStartedAt = host.clock.now();
    let name = containers[0]?.name;
    try {
      const images = new Map<string, UnpackedImage>();
      for (const { name: container, image } of containers) {
        name = container;
        images.set(container, await pullContainerImage(this.#machine.images, host.endpoint, image));
      }
      const pullStoppedAt = host.clock.now();
      this.#metadata.pulled();
      this.#volumes.create(this.#specification.volumes ?? []);
      for (const container of containers) this.#ports.set(container.name, await this.#endpoints(container));
      const started: StartedContainer[] = [];
      for (const container of containers) {
        name = container.name;
        if (this.#isStopping || !(await this.#order.mayStart(container, host.machineClock))) break;
        started.push(await this.#start(container, images.get(name)!));
      }
      if (started.length === containers.length) {
        this.#report('runtime/task-started', { taskArn, containers: started, pullStartedAt, pullStoppedAt });
        for (const container of this.#containers()) this.#watchPorts(container);
      }
    } catch (error) {
      const wasStopping = this.#isStopping;
      this.#isStopping = true;
      for (const container of this.#containers()) container.kill();
      await Promise.all(this.#containers().map((container) => container.exited));
      this.#release();
      if (wasStopping) return 'ended';
      const reason = error instanceof Error ? error.message : String(error);
      this.#report('runtime/task-failed', {
        taskArn,
        ...(name === undefined ? {} : { container: name }),
        reason: error instanceof TaskFailure ? reason : `CannotStartContainerError: ${reason}`,
      });
      return 'failed';
    }
    this.#startup.resolve();
    await Promise.all(this.#reported);
    this.#release();
    return 'ended';
  }

  async #start(container: ContainerSpecification, image: UnpackedImage): Promise<StartedContainer> {
    const { host, lifeline, metadata } = this.#machine;
    const runtimeId = host.ids.hex(64);
    const endpoints = this.#ports.get(container.name) ?? [];
    const mark = `${host.mark}/${runtimeId}`;
    const started = { name: container.name, runtimeId, imageDigest: image.digest, endpoints };
    this.#metadataIds.push(runtimeId);
    metadata.add(runtimeId, this.#metadata.of(container.name));
    const credentials = this.#metadata.credentials();
    if (credentials) metadata.addCredentials(this.#credentialsId, credentials);
    const config = image.config.config;
    const given = {
      ...engineAddress(container, config, host),
      ...portVariables(this.#specification, container.name, this.#ports),
      ...this.#machine.preloads.variables(container, config, host.endpoint),
      ...metadataVariables(await metadata.base(), runtimeId),
      ...(credentials ? credentialVariables(await metadata.base(), this.#credentialsId) : {}),
      ...markEnvironment(mark),
    };
    const mounts = this.#volumes.mountsOf(container, this.#specification.containers);
    const root = await mountedRoot(container, config, image.root, mounts, () =>
      this.#volumes.makeFolder('root'),
    );
    const command = hostCommand(container, config, root, given, mounts);
    const foreign = foreignProgram(command.file);
    if (foreign)
      throw new TaskFailure(
        `CannotStartContainerError: exec ${basename(command.file)}: exec format error: ${foreign}`,
      );
    const user = runAs(image.root, container.user ?? config.User, [
      command.file,
      command.cwd,
      ...mounts.map(({ folder }) => folder),
    ]);
    if (user.note) this.#machine.note(`Container ${container.name}: ${user.note}.`);
    const logs = container.logs;
    const log = logs && new LineLog(host.clock, (events) => this.#report('logs/lines', { ...logs, events }));
    this.#metadata.started(started);
    const running = await Supervised.start(
      () => startContainer(container, command, user, mark, { lifeline, ...(log ? { log } : {}) }),
      host.machineClock,
    );
    running.restarted = (restarts) => this.#metadata.restarted(container.name, restarts);
    const conditions = this.#order.conditions(container.name);
    this.#members.set(container.name, { container: running, conditions, root });
    conditions.started();
    this.#reported.push(this.#reportExit(running, conditions));
    if (this.#isStopping) void this.#end(running);
    const { healthCheck } = container;
    if (healthCheck) {
      const ports = new Map(endpoints.map(({ containerPort, port }) => [containerPort, port]));
      this.#checks.push(
        startHealthCheck(
          { container: running, check: healthCheck, root, ports, lifeline },
          host,
          (status) => {
            if (status === 'HEALTHY') conditions.healthy();
            this.#metadata.health(container.name, status);
            this.#report('runtime/container-health', {
              taskArn: this.taskArn,
              container: container.name,
              status,
            });
          },
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
      endpoints.push({ containerPort, host: '127.0.0.1', port });
    }
    return endpoints;
  }

  async #reportExit(container: Supervised, conditions: Conditions): Promise<void> {
    const exit = await container.exit;
    conditions.exited(exit.exitCode);
    this.#metadata.exited(container.specification.name, exit.exitCode);
    const { name, essential } = container.specification;
    // What still waits for its turn will not get it.
    if (essential) this.#order.abandon();
    await this.#startup.promise;
    const reason = exit.reason ?? this.#remarks.get(name);
    // At once: until ECS knows, load balancers send requests to it.
    this.#report('runtime/container-exited', {
      taskArn: this.taskArn,
      container: name,
      exitCode: exit.exitCode,
      ...(reason === undefined ? {} : { reason }),
    });
    await container.exited;
  }

  async #statsOf(name: string): Promise<object | undefined> {
    const container = this.#members.get(name)?.container;
    return container?.isRunning()
      ? this.#stats.of(container.current, this.#machine.host.clock.now())
      : undefined;
  }

  #watchPorts(container: Supervised): void {
    const { host } = this.#machine;
    const { name } = container.specification;
    watchListeners({
      expected: this.#ports.get(name) ?? [],
      others: [],
      isRunning: () => container.isRunning(),
      read: () => readListeners(container.current.group),
      remark: (remark) => {
        if (this.#isStopping) return;
        this.#remarks.set(name, remark);
        host.log(`Container ${name} of ${this.taskArn}: ${remark ?? 'It listens on its port now.'}`);
        this.#report('runtime/container-remark', {
          taskArn: this.taskArn,
          container: name,
          ...(remark === undefined ? {} : { remark }),
        });
      },
    });
  }

  #report: DriverHost['report'] = (name, report) => {
    if (!this.#isSilent) this.#machine.host.report(name, report);
  };

  #release(): void {
    for (const check of this.#checks) check.cancel();
    for (const { port } of [...this.#ports.values()].flat()) returnPort(port);
    this.#ports.clear();
    for (const id of this.#metadataIds) this.#machine.metadata.remove(id);
    this.#machine.metadata.removeCredentials(this.#credentialsId);
    this.#volumes.remove();
  }
}

/** An SDK with the task's credentials is to call this engine, and not AWS. */
function engineAddress(
  { environment }: ContainerSpecification,
  { Env = [] }: RunConfig,
  { endpoint }: Pick<DriverHost, 'endpoint'>,
): Record<string, string> {
  const name = 'AWS_ENDPOINT_URL';
  const isSet = name in environment || Env.some((each) => each.startsWith(`${name}=`));
  // `data-127.0.0.1` is no host: boto3 and the AWS CLI leave such a prefix out.
  return isSet ? {} : { [name]: endpoint, AWS_DISABLE_HOST_PREFIX_INJECTION: 'true' };
}
