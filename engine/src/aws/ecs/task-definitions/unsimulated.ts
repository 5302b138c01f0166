// What a task definition may ask for that Drydock does not simulate and a task would miss: refused rather than ignored.
// Settings that only restrict a container (privileges, ulimits, a read-only root) are recorded.
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { clientFault } from '../faults.ts';

export function refuseUnsimulatedDefinition(input: RegisterTaskDefinitionRequest): void {
  const refuse = (what: string) => clientFault(`${what} is not simulated by Drydock. Nothing was changed.`);
  if (input.volumes?.length) throw refuse('A volume (volumes)');
  if (input.proxyConfiguration) throw refuse('A proxy (proxyConfiguration)');
  if (input.inferenceAccelerators?.length) throw refuse('An inference accelerator (inferenceAccelerators)');
  for (const container of input.containerDefinitions ?? []) {
    const [what] = unsimulated(container);
    if (what) throw refuse(`${what} of container '${container.name}'`);
  }
}

function unsimulated(container: ContainerDefinition): string[] {
  const conditions = (container.dependsOn ?? []).map(({ condition }) => condition);
  return [
    container.restartPolicy?.enabled ? 'A restart policy (restartPolicy)' : undefined,
    // The order in which containers are started satisfies START.
    conditions.some((condition) => condition !== 'START')
      ? `A dependency on ${conditions.find((condition) => condition !== 'START')} (dependsOn)`
      : undefined,
    container.environmentFiles?.length ? 'An environment file (environmentFiles)' : undefined,
    container.mountPoints?.length || container.volumesFrom?.length ? 'A mount point' : undefined,
    container.firelensConfiguration ? 'A log router (firelensConfiguration)' : undefined,
    container.repositoryCredentials ? 'A private registry’s credentials (repositoryCredentials)' : undefined,
    container.resourceRequirements?.length ? 'A GPU or accelerator (resourceRequirements)' : undefined,
  ].filter((what) => what !== undefined);
}
