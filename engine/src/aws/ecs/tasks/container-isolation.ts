// What a container engine keeps for a container, from its definition.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { ContainerIsolation } from '../../../contracts/runtime.ts';
import { plain } from '../../../kernel/plain.ts';

/** `cpuLimit` is what the task may use at most, when its definition says so. */
export function containerIsolation(
  container: ContainerDefinition,
  cpuLimit: number | undefined,
): ContainerIsolation {
  const { linuxParameters: linux } = container;
  const { capabilities } = linux ?? {};
  return plain({
    cpuLimit,
    memoryReservationMiB: container.memoryReservation,
    privileged: container.privileged,
    readonlyRootFilesystem: container.readonlyRootFilesystem,
    hostname: container.hostname,
    extraHosts: container.extraHosts?.map(({ hostname = '', ipAddress = '' }) => ({ hostname, ipAddress })),
    dnsServers: container.dnsServers,
    dnsSearchDomains: container.dnsSearchDomains,
    links: container.links,
    dockerLabels: container.dockerLabels,
    dockerSecurityOptions: container.dockerSecurityOptions,
    interactive: container.interactive,
    pseudoTerminal: container.pseudoTerminal,
    ulimits: container.ulimits?.map(({ name = '', softLimit = 0, hardLimit = 0 }) => ({
      name,
      softLimit,
      hardLimit,
    })),
    systemControls: container.systemControls?.length
      ? Object.fromEntries(
          container.systemControls.map(({ namespace = '', value = '' }) => [namespace, value]),
        )
      : undefined,
    capabilities: capabilities && { add: capabilities.add ?? [], drop: capabilities.drop ?? [] },
    devices: linux?.devices?.map(({ hostPath = '', containerPath, permissions }) => ({
      hostPath,
      containerPath,
      permissions,
    })),
    initProcessEnabled: linux?.initProcessEnabled,
    sharedMemoryMiB: linux?.sharedMemorySize,
    maxSwapMiB: linux?.maxSwap,
    swappiness: linux?.swappiness,
    tmpfs: linux?.tmpfs?.map(({ containerPath = '', size = 0, mountOptions }) => ({
      containerPath,
      sizeMiB: size,
      mountOptions,
    })),
  }) as ContainerIsolation;
}
