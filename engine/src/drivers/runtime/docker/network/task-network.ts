// A task's network. `awsvpc` and `host` give its containers one that they share, as if the task had a machine of its own;
// `bridge` gives each its own. Whatever a container listens on, it is published on a free port of 127.0.0.1.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html
import type {
  ContainerIsolation,
  ContainerSpecification,
  StartedContainer,
  TaskSpecification,
} from '../../../../contracts/runtime.ts';
import type { Ids } from '../../../../kernel/ids.ts';
import { returnPort, takePort } from '../../process/ports/take-port.ts';
import type { ContainerNetwork, PublishedPort } from '../container/container-body.ts';
import { forwardPort } from '../firelens/configuration.ts';

/** What of the cloud's names a task has to do with. */
export interface TaskNames {
  server(): Promise<string | undefined>;
  expect(privateAddress: string | undefined): void;
  publish(privateAddress: string | undefined, container: string): Promise<void>;
  remove(privateAddress: string | undefined): void;
}

export class TaskNetwork {
  readonly #ids: Ids;
  readonly #specification: TaskSpecification;
  readonly #ports = new Map<string, PublishedPort[]>();
  readonly #names: TaskNames;
  /** The name server of the containers; the container engine's own when undefined. */
  #resolver: string | undefined;

  constructor(ids: Ids, specification: TaskSpecification, names: TaskNames) {
    this.#ids = ids;
    this.#specification = specification;
    this.#names = names;
    names.expect(this.#privateAddress);
  }

  /** Whether something has to hold the network, or the processes, while the containers come and go. */
  get needsHolder(): boolean {
    const { containers, networkMode = 'awsvpc', pidMode, ipcMode } = this.#specification;
    const isShared = networkMode === 'awsvpc' || networkMode === 'host';
    return containers.length > 1 && (isShared || pidMode === 'task' || ipcMode === 'task');
  }

  /** The cloud's names lead to the task, where this container is. */
  publish(container: string): Promise<void> {
    return this.#names.publish(this.#privateAddress, container);
  }

  /** Of a task with a network interface of its own: what names of the cloud lead to. */
  get #privateAddress(): string | undefined {
    const { Containers } = this.#specification.metadata as {
      readonly Containers?: readonly {
        readonly Networks?: readonly { readonly IPv4Addresses?: readonly string[] }[];
      }[];
    };
    return Containers?.[0]?.Networks?.[0]?.IPv4Addresses?.[0];
  }

  async takePorts(): Promise<void> {
    this.#resolver = await this.#names.server();
    for (const { name, portMappings, logRouter } of this.#specification.containers) {
      const ports: PublishedPort[] = [];
      this.#ports.set(name, ports);
      if (this.#specification.networkMode === 'none') continue;
      for (const { containerPort, protocol } of portMappings)
        ports.push({ containerPort, protocol, port: await takePort(this.#ids) });
      if (!logRouter || ports.some(({ containerPort }) => containerPort === forwardPort)) continue;
      ports.push({ containerPort: forwardPort, protocol: 'tcp', port: await takePort(this.#ids) });
    }
  }

  returnPorts(): void {
    this.#names.remove(this.#privateAddress);
    for (const { port } of [...this.#ports.values()].flat()) returnPort(port);
    this.#ports.clear();
  }

  /**
   * Names, hosts and kernel parameters of a shared network are those of whatever holds it: what any of the containers asks
   * for. Of a kernel parameter that several set, the last one counts, as on AWS.
   */
  settings(): ContainerIsolation {
    const all = this.#specification.containers.map(({ isolation = {} }) => isolation);
    const first = <K extends keyof ContainerIsolation>(key: K) =>
      all.find((isolation) => isolation[key] !== undefined)?.[key];
    const [hostname, dnsServers, dnsSearchDomains] = [
      first('hostname'),
      first('dnsServers'),
      first('dnsSearchDomains'),
    ];
    return {
      ...(hostname === undefined ? {} : { hostname }),
      ...(dnsServers === undefined ? {} : { dnsServers }),
      ...(dnsSearchDomains === undefined ? {} : { dnsSearchDomains }),
      extraHosts: all.flatMap(({ extraHosts = [] }) => extraHosts),
      // What is not of the network stays with its container.
      systemControls: Object.fromEntries(
        all
          .flatMap(({ systemControls = {} }) => Object.entries(systemControls))
          .filter(([name]) => name.startsWith('net.')),
      ),
    };
  }

  /** Of the container that holds the task's network. */
  held(): ContainerNetwork {
    return this.isShared
      ? { kind: 'own', ports: [...this.#ports.values()].flat(), hosts: [], resolver: this.#resolver }
      : { kind: 'none' };
  }

  /** `holder` is the container that holds the network, `hosts` are the addresses of linked containers. */
  of(
    container: ContainerSpecification,
    holder: string | undefined,
    hosts: readonly string[],
  ): ContainerNetwork {
    if (this.#specification.networkMode === 'none') return { kind: 'none' };
    if (holder !== undefined && this.isShared) return { kind: 'joined', container: holder };
    return { kind: 'own', ports: this.#ports.get(container.name) ?? [], hosts, resolver: this.#resolver };
  }

  /** Where this machine reaches the container that routes the task's logs. */
  routerPort(): number | undefined {
    const router = this.#specification.containers.find(({ logRouter }) => logRouter);
    return router && this.#ports.get(router.name)?.find((each) => each.containerPort === forwardPort)?.port;
  }

  /** Only TCP can be balanced. */
  endpoints({ name, portMappings }: ContainerSpecification): StartedContainer['endpoints'] {
    const isMapped = (port: number) => portMappings.some(({ containerPort }) => containerPort === port);
    return (this.#ports.get(name) ?? [])
      .filter(({ protocol, containerPort }) => protocol === 'tcp' && isMapped(containerPort))
      .map(({ containerPort, port }) => ({ containerPort, host: '127.0.0.1', port }));
  }

  /** Whether its containers have one network. */
  get isShared(): boolean {
    const { networkMode = 'awsvpc' } = this.#specification;
    return networkMode === 'awsvpc' || networkMode === 'host';
  }
}
