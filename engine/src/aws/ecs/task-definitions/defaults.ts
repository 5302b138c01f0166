// The defaults that AWS fills into a container definition when it is registered.
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';

export function withDefaults(
  container: ContainerDefinition,
  { networkMode }: RegisterTaskDefinitionRequest,
): ContainerDefinition {
  const fixed = networkMode === 'awsvpc' || networkMode === 'host';
  return {
    ...container,
    cpu: container.cpu ?? 0,
    essential: container.essential ?? true,
    environment: container.environment ?? [],
    mountPoints: container.mountPoints ?? [],
    volumesFrom: container.volumesFrom ?? [],
    systemControls: container.systemControls ?? [],
    portMappings: (container.portMappings ?? []).map((mapping) => ({
      ...mapping,
      // ECS takes any protocol, and makes tcp of what is not udp.
      protocol: /^udp$/i.test(mapping.protocol ?? '') ? 'udp' : 'tcp',
      hostPort: fixed ? mapping.hostPort || mapping.containerPort : (mapping.hostPort ?? 0),
    })),
  };
}
