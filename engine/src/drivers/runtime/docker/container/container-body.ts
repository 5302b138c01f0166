// What `POST /containers/create` takes, from a container's specification.
// https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerCreate
import type { ContainerSpecification } from '../../../../contracts/runtime.ts';

export interface Placed {
  /** The image's id. */
  readonly image: string;
  /** Whether the image has one itself. */
  readonly hasHealthCheck: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly network: ContainerNetwork;
  /** `source:path:options` */
  readonly binds: readonly string[];
  /** `id:options` of other containers. */
  readonly volumesFrom: readonly string[];
  /** Docker's modes: `host`, `container:<id>`, `none`. */
  readonly pidMode: string | undefined;
  readonly ipcMode: string | undefined;
}

export type ContainerNetwork =
  | /** Another container's. */ { readonly kind: 'joined'; readonly container: string }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'own';
      readonly ports: readonly PublishedPort[];
      /** `name:address`, besides those of the specification. */
      readonly hosts: readonly string[];
      /** The name server, unless the specification has its own. */
      readonly resolver: string | undefined;
    };

export interface PublishedPort {
  readonly containerPort: number;
  readonly protocol: 'tcp' | 'udp';
  /** Of 127.0.0.1. */
  readonly port: number;
}

const mib = 1024 * 1024;

export function containerBody(container: ContainerSpecification, placed: Placed): object {
  const { isolation = {}, memoryMiB } = container;
  return {
    Image: placed.image,
    Env: Object.entries(placed.environment).map(([name, value]) => `${name}=${value}`),
    ...(container.entryPoint ? { Entrypoint: container.entryPoint } : {}),
    ...(container.command ? { Cmd: container.command } : {}),
    ...(container.workingDirectory ? { WorkingDir: container.workingDirectory } : {}),
    ...(container.user ? { User: container.user } : {}),
    Labels: placed.labels,
    Tty: isolation.pseudoTerminal ?? false,
    OpenStdin: isolation.interactive ?? false,
    // ECS ignores an image's own HEALTHCHECK.
    ...(placed.hasHealthCheck ? { Healthcheck: { Test: ['NONE'] } } : {}),
    ...networkBody(container, placed.network).container,
    HostConfig: {
      ...networkBody(container, placed.network).host,
      // Its output is read as it comes; nothing of it stays with the container engine.
      LogConfig: { Type: 'none', Config: {} },
      // Docker's least: without CPU units a container gets what is left over.
      CpuShares: Math.max(2, container.cpu),
      ...(isolation.cpuLimit ? { NanoCpus: Math.round((isolation.cpuLimit / 1024) * 1e9) } : {}),
      ...(memoryMiB === undefined
        ? {}
        : { Memory: memoryMiB * mib, MemorySwap: (memoryMiB + (isolation.maxSwapMiB ?? 0)) * mib }),
      ...(isolation.swappiness === undefined ? {} : { MemorySwappiness: isolation.swappiness }),
      ...(isolation.memoryReservationMiB ? { MemoryReservation: isolation.memoryReservationMiB * mib } : {}),
      ...(isolation.sharedMemoryMiB ? { ShmSize: isolation.sharedMemoryMiB * mib } : {}),
      Privileged: isolation.privileged ?? false,
      ReadonlyRootfs: isolation.readonlyRootFilesystem ?? false,
      ...(isolation.initProcessEnabled ? { Init: true } : {}),
      CapAdd: isolation.capabilities?.add ?? [],
      CapDrop: isolation.capabilities?.drop ?? [],
      SecurityOpt: (isolation.dockerSecurityOptions ?? []).map(String),
      Ulimits: (isolation.ulimits ?? []).map(({ name, softLimit, hardLimit }) => ({
        Name: name,
        Soft: softLimit,
        Hard: hardLimit,
      })),
      Tmpfs: Object.fromEntries(
        (isolation.tmpfs ?? []).map(({ containerPath, sizeMiB, mountOptions = [] }) => [
          containerPath,
          [...mountOptions, `size=${sizeMiB}m`].join(','),
        ]),
      ),
      Devices: (isolation.devices ?? []).map(({ hostPath, containerPath, permissions }) => ({
        PathOnHost: hostPath,
        PathInContainer: containerPath ?? hostPath,
        CgroupPermissions: (permissions ?? ['read', 'write', 'mknod']).map((each) => each[0]).join(''),
      })),
      ...(placed.pidMode ? { PidMode: placed.pidMode } : {}),
      ...(placed.ipcMode ? { IpcMode: placed.ipcMode } : {}),
      Binds: placed.binds,
      VolumesFrom: placed.volumesFrom,
    },
  };
}

/** A container in another's network has the other's name, hosts, ports and settings. */
export function networkBody(
  { isolation = {} }: Pick<ContainerSpecification, 'isolation'>,
  network: ContainerNetwork,
): { readonly container: object; readonly host: object } {
  if (network.kind === 'joined')
    return {
      container: {},
      host: {
        NetworkMode: `container:${network.container}`,
        Sysctls: sysctls(isolation.systemControls, (name) => !name.startsWith('net.')),
      },
    };
  const hostname = isolation.hostname ? { Hostname: isolation.hostname } : {};
  if (network.kind === 'none')
    return { container: hostname, host: { NetworkMode: 'none', Sysctls: isolation.systemControls ?? {} } };
  const key = ({ containerPort, protocol }: PublishedPort) => `${containerPort}/${protocol}`;
  return {
    container: {
      ...hostname,
      ExposedPorts: Object.fromEntries(network.ports.map((port) => [key(port), {}])),
    },
    host: {
      NetworkMode: 'bridge',
      PortBindings: Object.fromEntries(
        network.ports.map((port) => [key(port), [{ HostIp: '127.0.0.1', HostPort: String(port.port) }]]),
      ),
      ExtraHosts: [
        ...network.hosts,
        ...(isolation.extraHosts ?? []).map(({ hostname: name, ipAddress }) => `${name}:${ipAddress}`),
      ],
      Dns: isolation.dnsServers ?? (network.resolver === undefined ? [] : [network.resolver]),
      DnsSearch: isolation.dnsSearchDomains ?? [],
      Sysctls: sysctls(isolation.systemControls, () => true),
    },
  };
}

function sysctls(
  controls: Readonly<Record<string, string>> = {},
  isTaken: (name: string) => boolean,
): Record<string, string> {
  return Object.fromEntries(Object.entries(controls).filter(([name]) => isTaken(name)));
}
