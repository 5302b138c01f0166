// Labels of everything that the runtime makes in a container engine: by them it is found again, and removed.
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { ContainerSpecification, TaskSpecification } from '../../../contracts/runtime.ts';

const ownerLabel = 'dev.drydock.owner';

/** Names the runtime by its folder, so that engines on one machine leave each other's containers alone. */
export const ownerOf = (folder: string): string =>
  createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 32);

export const ownerLabels = (owner: string): Record<string, string> => ({ [ownerLabel]: owner });

/** For the query `filters`. */
export const ownerFilter = (owner: string): string => JSON.stringify({ label: [`${ownerLabel}=${owner}`] });

/** The ECS agent's labels, and the container's own. */
export function containerLabels(
  owner: string,
  { taskArn, metadata }: TaskSpecification,
  { name, isolation }: ContainerSpecification,
): Record<string, string> {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    ...isolation?.dockerLabels,
    ...ownerLabels(owner),
    'com.amazonaws.ecs.cluster': text(metadata.Cluster),
    'com.amazonaws.ecs.container-name': name,
    'com.amazonaws.ecs.task-arn': taskArn,
    'com.amazonaws.ecs.task-definition-family': text(metadata.Family),
    'com.amazonaws.ecs.task-definition-version': text(metadata.Revision),
  };
}
