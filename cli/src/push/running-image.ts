// The image that a service runs, and the repository of ECR that it comes from.
import type { Repository } from '@aws-sdk/client-ecr';
import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { UserError } from '../errors/user-error.ts';
import type { FoundService } from '../services/find-service.ts';
import type { Clients } from '../targets/clients.ts';

export interface RunningImage {
  readonly taskDefinition: TaskDefinition;
  readonly container: string;
  /** As the task definition has it. */
  readonly image: string;
  /** `registry/name` */
  readonly repositoryUri: string;
  readonly repositoryName: string;
}

/**
 * @param called a container of the task; without it, the one behind the load balancer, or the first
 * @throws UserError when the image is not of a repository of this account
 */
export async function runningImage(
  { ecs, ecr }: Pick<Clients, 'ecs' | 'ecr'>,
  { service }: FoundService,
  called?: string,
): Promise<RunningImage> {
  const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: service.taskDefinition });
  const containers = taskDefinition?.containerDefinitions ?? [];
  const container = called ?? service.loadBalancers?.[0]?.containerName ?? containers[0]?.name ?? '';
  const image = containers.find(({ name }) => name === container)?.image;
  if (!taskDefinition || image === undefined) {
    const names = containers.map(({ name }) => name).join(', ');
    throw new UserError(`${service.serviceName} has no container ${container}: it has ${names}.`);
  }
  const { repositoryUri = '', repositoryName = '' } = await repositoryOf(ecr, image, service.serviceName);
  return { taskDefinition, container, image, repositoryUri, repositoryName };
}

async function repositoryOf(ecr: Clients['ecr'], image: string, service = ''): Promise<Repository> {
  const uri = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  const name = uri.slice(uri.indexOf('/') + 1);
  const none = new UserError(
    `${service} runs ${image}, which is of no ECR repository of this account and region: there is nowhere to push to.`,
  );
  if (!/^[^/]+[.:][^/]*\//.test(uri)) throw none;
  try {
    const { repositories = [] } = await ecr.describeRepositories({ repositoryNames: [name] });
    const found = repositories.find(({ repositoryUri }) => repositoryUri === uri);
    if (found) return found;
  } catch (error) {
    if (!/^(RepositoryNotFound|InvalidParameter)Exception$/.test((error as Error).name)) throw error;
  }
  throw none;
}
