// One task: pulls its images, starts its containers in the order of their dependencies, reports how they end, stops them.
import type { DriverHost } from '../../../../contracts/driver.ts';
import type {
  ContainerSpecification,
  StartedContainer,
  TaskSpecification,
} from '../../../../contracts/runtime.ts';
import type { Executed, ExecuteRequest } from '../../../../contracts/sessions.ts';
import { noProgram, notRunning, words } from '../../exec/words.ts';
import { TaskFailure } from '../../lifecycle/failure.ts';
import { type Conditions, StartOrder } from '../../lifecycle/start-order.ts';
import { watchListeners } from '../../listening/listening.ts';
import { TaskMetadata } from '../../metadata/task-metadata.ts';
import { credentialVariables, metadataVariables } from '../../metadata/variables.ts';
import { EngineError } from '../api/engine-api.ts';
import { Container } from '../container/container.ts';
import { containerBody, networkBody } from '../container/container-body.ts';
import { executeAtTerminal } from '../container/exec.ts';
import { startHealthCheck } from '../container/health-check.ts';
import { TaskLogs } from '../firelens/task-logs.ts';
import { ensurePauseImage, pauseImage, pauseProgram } from '../images/pause-image.ts';
import type { PulledImage } from '../images/pull.ts';
import { containerLabels, ownerLabels } from '../labels.ts';
import { readListeners } from '../network/listeners.ts';
import { TaskNetwork } from '../network/task-network.ts';
import { TaskVolumes } from '../volumes/volumes.ts';
import type { Engine } from './engine.ts';

interface Member {
  readonly container: Container;
  readonly conditions: Conditions;
}

export class Task {
  readonly taskArn: string;
  /** When nothing is left of it: whether it failed to start. */
  readonly over: Promise<'ended' | 'failed'>;
  readonly #specification: TaskSpecification;
  readonly #engine: Engine;
  readonly #network: TaskNetwork;
  readonly #volumes: TaskVolumes;
  readonly #order: StartOrder;
  readonly #members = new Map<string, Member>();
  readonly #remarks = new Map<string, string | undefined>();
  readonly #metadataIds: string[] = [];
  readonly #metadata: TaskMetadata;
  readonly #logs: TaskLogs;
  readonly #credentialsId: string;
  readonly #reported: Promise<void>[] = [];
  readonly #startup = Promise.withResolvers<void>();
  #holder: string | undefined;
  #isStopping = false;
  #isSilent = false;

  constructor(specification: TaskSpecification, engine: Engine) {
    this.taskArn = specification.taskArn;
    this.#specification = specification;
    this.#engine = engine;
    this.#network = new TaskNetwork(engine.host.ids, specification, engine.names);
    const id = this.taskArn.split('/').at(-1) ?? '';
    this.#volumes = new TaskVolumes({ api: engine.api, folder: engine.host.folder, owner: engine.owner }, id);
    this.#order = new StartOrder(specification.containers);
    this.#credentialsId = engine.host.ids.uuid();
    this.#metadata = new TaskMetadata(specification, engine.host, (name) => this.#statsOf(name));
    this.#logs = new TaskLogs(specification, engine.host, this.#report, () => this.#network.routerPort());
    this.over = this.#run();
  }

  running(): Container[] {
    return [...this.#members.values()]
      .map(({ container }) => container)
      .filter((container) => container.isRunning);
  }

  /** @throws Error with a sentence for the caller */
  async execute({ container: name, command }: ExecuteRequest): Promise<Executed> {
    const container = this.#members.get(name)?.container;
    if (!container?.isRunning) throw notRunning(name);
    const [program = '', ...args] = words(command);
    try {
      return await executeAtTerminal(this.#engine.api, container.id, [program, ...args]);
    } catch (error) {
      const { message } = error as Error;
      throw /no such file|not found/i.test(message)
        ? noProgram(program)
        : new Error(`Unable to start command: ${message}`);
    }
  }

  /** Each container's stop signal, and SIGKILL after its own time. Resolves when nothing is left. */
  async stop(): Promise<void> {
    if (!this.#isStopping) {
      this.#isStopping = true;
      this.#order.abandon();
      for (const { container } of this.#members.values()) void this.#end(container);
    }
    await this.over;
  }

  /** Ends at once, and reports nothing: the engine stops. */
  async kill(): Promise<void> {
    this.#isStopping = true;
    this.#isSilent = true;
    this.#order.abandon();
    await Promise.all([...this.#members.values()].map(({ container }) => container.kill().catch(() => {})));
    await this.over;
  }

  /** A container ends after those that depend on it. */
  async #end(container: Container): Promise<void> {
    const { name } = container.specification;
    const dependents = [...this.#members.values()]
      .map((member) => member.container)
      .filter(({ specification }) => specification.dependsOn?.some((each) => each.container === name));
    await Promise.all(dependents.map((dependent) => (dependent.isRunning ? dependent.exited : undefined)));
    await container
      .end()
      .catch((error: Error) => this.#engine.host.log(`Task ${this.taskArn}: ${error.message}`));
  }

  async #run(): Promise<'ended' | 'failed'> {
    const { clock, machineClock } = this.#engine.host;
    const { containers } = this.#specification;
    const pullStartedAt = clock.now();
    let name = containers[0]?.name;
    try {
      const images = new Map<string, PulledImage>();
      for (const container of containers) {
        name = container.name;
        images.set(name, await this.#engine.images.pull(container));
      }
      const pullStoppedAt = clock.now();
      this.#metadata.pulled();
      await this.#prepare();
      const started: StartedContainer[] = [];
      for (const container of containers) {
        name = container.name;
        if (this.#isStopping || !(await this.#order.mayStart(container, machineClock))) break;
        started.push(await this.#start(container, images.get(name)!));
      }
      if (started.length === containers.length) {
        const { taskArn } = this;
        this.#report('runtime/task-started', { taskArn, containers: started, pullStartedAt, pullStoppedAt });
        this.#watchPorts();
      }
    } catch (error) {
      const wasStopping = this.#isStopping;
      this.#isStopping = true;
      await this.#release();
      if (wasStopping) return 'ended';
      const message = error instanceof Error ? error.message : String(error);
      this.#report('runtime/task-failed', {
        taskArn: this.taskArn,
        ...(name === undefined ? {} : { container: name }),
        reason: error instanceof TaskFailure ? message : `CannotStartContainerError: ${message}`,
      });
      return 'failed';
    }
    this.#startup.resolve();
    // Containers that never started have no exit.
    await Promise.all(this.#reported);
    await this.#release();
    return 'ended';
  }

  /** Volumes, ports, and the container that holds the network where several share it. */
  async #prepare(): Promise<void> {
    const { volumes = [] } = this.#specification;
    await this.#volumes.create(volumes);
    await this.#network.takePorts();
    const { api, facts, owner, metadata } = this.#engine;
    const place = await metadata.place();
    // Docker has no network for a container that has not started: something else has to be in it before.
    const needsPrepared = this.#specification.taskRoleArn !== undefined && place?.redirect !== undefined;
    if (!this.#network.needsHolder && !(needsPrepared && !facts.isPodman && this.#network.isShared)) return;
    await ensurePauseImage(api, facts.architecture);
    const body = networkBody({ isolation: this.#network.settings() }, this.#network.held());
    const { Id } = await api.post<{ readonly Id: string }>('/containers/create', {
      query: { name: `${this.#name('pause')}` },
      body: {
        Image: pauseImage,
        Entrypoint: [pauseProgram],
        Labels: { ...ownerLabels(owner), 'com.amazonaws.ecs.task-arn': this.taskArn },
        ...body.container,
        HostConfig: {
          ...body.host,
          LogConfig: { Type: 'none', Config: {} },
          ...(this.#specification.ipcMode === 'task' ? { IpcMode: 'shareable' } : {}),
        },
      },
    });
    this.#holder = Id;
    await api.post(`/containers/${Id}/start`);
    await this.#network.publish(Id);
    if (!place?.redirect || !this.#network.isShared) return;
    const { State } = await api.get<{ readonly State: { readonly Pid: number } }>(`/containers/${Id}/json`);
    await place.redirect(State.Pid);
  }

  async #start(specification: ContainerSpecification, image: PulledImage): Promise<StartedContainer> {
    const { host, api, facts, owner, metadata } = this.#engine;
    const { name } = specification;
    const metadataId = host.ids.hex(64);
    this.#metadataIds.push(metadataId);
    const endpoint = await metadata.endpoint();
    endpoint?.add(metadataId, this.#metadata.of(name));
    const place = await metadata.place();
    const created = await this.#create(specification, {
      image: image.id,
      hasHealthCheck: image.config.Healthcheck !== undefined && image.config.Healthcheck !== null,
      labels: containerLabels(owner, this.#specification, specification),
      environment: {
        ...this.#logs.variables(specification),
        ...specification.environment,
        ...(place ? metadataVariables(place.base, metadataId) : {}),
        ...(await this.#credentials()),
      },
      network: this.#network.of(specification, this.#holder, await this.#linkedHosts(specification)),
      binds: [...this.#volumes.binds(specification), ...this.#logs.binds(specification)],
      volumesFrom: (specification.volumesFrom ?? []).flatMap(({ container, readOnly }) => {
        const source = this.#members.get(container)?.container.id;
        return source ? [`${source}${readOnly ? ':ro' : ''}`] : [];
      }),
      pidMode: this.#namespace(this.#specification.pidMode),
      ipcMode: this.#namespace(this.#specification.ipcMode),
    });
    const container = new Container(specification, created, image.config.StopSignal || 'SIGTERM', {
      api,
      facts,
      clock: host.machineClock,
      ...this.#logs.of(specification, created),
      // A network that several share has been prepared already.
      ...(this.#holder === undefined && place?.redirect && facts.isPodman ? { prepare: place.redirect } : {}),
    });
    container.restarted = (restarts) => this.#metadata.restarted(name, restarts);
    const conditions = this.#order.conditions(name);
    this.#members.set(name, { container, conditions });
    const started: StartedContainer = {
      name,
      runtimeId: created,
      ...(image.digest ? { imageDigest: image.digest } : {}),
      endpoints: this.#network.endpoints(specification),
    };
    this.#metadata.started(started);
    await container.start();
    if (!this.#holder) await this.#network.publish(created);
    conditions.started();
    this.#reported.push(this.#reportExit(container, conditions));
    if (this.#isStopping) void this.#end(container);
    const { healthCheck } = specification;
    if (healthCheck)
      startHealthCheck({ api, clock: host.clock }, container, healthCheck, (status) => {
        if (status === 'HEALTHY') conditions.healthy();
        this.#metadata.health(name, status);
        this.#report('runtime/container-health', { taskArn: this.taskArn, container: name, status });
      });
    return started;
  }

  /** Where the containers find the credentials of their role. */
  async #credentials(): Promise<Record<string, string>> {
    const credentials = this.#metadata.credentials();
    const { metadata } = this.#engine;
    const place = credentials && (await metadata.place());
    if (!credentials || !place) return {};
    // An SDK takes credentials over HTTP from loopback, and from the address that AWS has.
    if (!place.redirect) {
      metadata.noteOnce(
        'Containers get no credentials of their task role: it takes an engine that runs as root, with iptables, on the machine of the container engine.',
      );
      return {};
    }
    (await metadata.endpoint())?.addCredentials(this.#credentialsId, credentials);
    return credentialVariables(place.base, this.#credentialsId);
  }

  async #statsOf(name: string): Promise<object | undefined> {
    const container = this.#members.get(name)?.container;
    if (!container?.isRunning) return undefined;
    const query = { stream: false, 'one-shot': true };
    return this.#engine.api
      .get<object>(`/containers/${container.id}/stats`, { query })
      .catch(() => undefined);
  }

  async #create(
    specification: ContainerSpecification,
    placed: Parameters<typeof containerBody>[1],
  ): Promise<string> {
    try {
      const { Id } = await this.#engine.api.post<{ readonly Id: string }>('/containers/create', {
        query: { name: this.#name(specification.name) },
        body: containerBody(specification, placed),
      });
      return Id;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      throw new TaskFailure(`CannotCreateContainerError: Error response from daemon: ${error.message}`);
    }
  }

  /** As the ECS agent names them. */
  #name(container: string): string {
    const { Family = 'task', Revision = '1' } = this.#specification.metadata;
    return `ecs-${Family}-${Revision}-${container}-${this.#engine.host.ids.hex(20)}`;
  }

  /** Docker's name for whose processes or shared memory it is. */
  #namespace(wanted: 'host' | 'task' | 'none' | undefined): string | undefined {
    return wanted === 'task' ? this.#holder && `container:${this.#holder}` : wanted;
  }

  /** `bridge`: a linked container is known by its name and its alias. */
  async #linkedHosts({ isolation }: ContainerSpecification): Promise<string[]> {
    const hosts: string[] = [];
    for (const link of isolation?.links ?? []) {
      const [name = '', alias = name] = link.split(':');
      const address = await this.#members.get(name)?.container.address();
      if (address) hosts.push(...new Set([`${name}:${address}`, `${alias}:${address}`]));
    }
    return hosts;
  }

  async #reportExit(container: Container, conditions: Conditions): Promise<void> {
    const exit = await container.exited;
    conditions.exited(exit.exitCode);
    this.#metadata.exited(container.specification.name, exit.exitCode);
    const { name, essential } = container.specification;
    // What still waits for its turn will not get it.
    if (essential) this.#order.abandon();
    await this.#startup.promise;
    const reason = exit.reason ?? this.#remarks.get(name);
    this.#report('runtime/container-exited', {
      taskArn: this.taskArn,
      container: name,
      exitCode: exit.exitCode,
      ...(reason === undefined ? {} : { reason }),
    });
  }

  #watchPorts(): void {
    const { host } = this.#engine;
    for (const { container } of this.#members.values()) {
      const { name, portMappings } = container.specification;
      watchListeners({
        expected: portMappings
          .filter(({ protocol }) => protocol === 'tcp')
          .map(({ containerPort }) => ({ containerPort, port: containerPort })),
        others: this.#specification.containers
          .filter((other) => other.name !== name)
          .flatMap((other) => other.portMappings.map(({ containerPort }) => containerPort)),
        isRunning: () => container.isRunning,
        read: () => {
          const expected = portMappings.map(({ containerPort }) => containerPort);
          return readListeners(this.#engine, container, this.#holder ? { expected } : undefined);
        },
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
  }

  #report: DriverHost['report'] = (name, report) => {
    if (!this.#isSilent) this.#engine.host.report(name, report);
  };

  /** Removes whatever the task has in the container engine. */
  async #release(): Promise<void> {
    const { api, host, metadata } = this.#engine;
    const endpoint = this.#metadataIds.length > 0 ? await metadata.endpoint() : undefined;
    for (const id of this.#metadataIds) endpoint?.remove(id);
    endpoint?.removeCredentials(this.#credentialsId);
    try {
      // Later ones may have joined earlier ones.
      for (const { container } of [...this.#members.values()].reverse()) await container.remove();
      if (this.#holder) await api.delete(`/containers/${this.#holder}`, { query: { force: true, v: true } });
      await this.#volumes.remove();
    } catch (error) {
      host.log(
        `Task ${this.taskArn} may have left something in the container engine: ${(error as Error).message}`,
      );
    }
    this.#logs.close();
    this.#network.returnPorts();
  }
}
