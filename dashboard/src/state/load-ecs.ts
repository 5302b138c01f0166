// Clusters, services, tasks and container instances, by ECS's own operations.
import type { Cloud } from '../cloud/call.ts';
import {
  type ContainerInstance,
  instanceOf,
  type Service,
  type ServiceDeployment,
  type Task,
  taskOf,
} from './shapes.ts';

async function allArns(cloud: Cloud, operation: string, member: string, input: object): Promise<string[]> {
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    const page: Record<string, unknown> = await cloud.json('ecs', operation, { ...input, nextToken });
    arns.push(...((page[member] as string[] | undefined) ?? []));
    nextToken = page.nextToken as string | undefined;
  } while (nextToken);
  return arns;
}

/** ECS describes this many at once. */
async function described<T>(
  cloud: Cloud,
  [operation, member, most]: readonly [string, string, number],
  input: object,
  arns: readonly string[],
): Promise<T[]> {
  const all: T[] = [];
  for (let from = 0; from < arns.length; from += most) {
    const answer: Record<string, T[]> = await cloud.json('ecs', operation, {
      ...input,
      [member]: arns.slice(from, from + most),
    });
    all.push(...(answer[member] ?? []));
  }
  return all;
}

export const clusterArns = (cloud: Cloud) => allArns(cloud, 'ListClusters', 'clusterArns', {});

export async function servicesOf(cloud: Cloud, cluster: string): Promise<Service[]> {
  const arns = await allArns(cloud, 'ListServices', 'serviceArns', { cluster });
  return described(cloud, ['DescribeServices', 'services', 10], { cluster }, arns);
}

export async function tasksOf(cloud: Cloud, cluster: string): Promise<Task[]> {
  const arns = await allArns(cloud, 'ListTasks', 'taskArns', { cluster });
  const tasks = await described<Task>(cloud, ['DescribeTasks', 'tasks', 100], { cluster }, arns);
  return tasks.map(taskOf);
}

export async function containerInstancesOf(cloud: Cloud, cluster: string): Promise<ContainerInstance[]> {
  const arns = await allArns(cloud, 'ListContainerInstances', 'containerInstanceArns', { cluster });
  const input = { cluster };
  const operation = ['DescribeContainerInstances', 'containerInstances', 100] as const;
  return (await described<ContainerInstance>(cloud, operation, input, arns)).map((instance) => ({
    ...instanceOf(instance),
    clusterArn: cluster,
  }));
}

/** The newest deployments of a service, newest first. */
export async function deploymentsOf(cloud: Cloud, service: Service): Promise<ServiceDeployment[]> {
  const { serviceDeployments = [] } = await cloud.json<{
    serviceDeployments?: { serviceDeploymentArn: string }[];
  }>('ecs', 'ListServiceDeployments', {
    cluster: service.clusterArn,
    service: service.serviceArn,
    maxResults: 5,
  });
  if (serviceDeployments.length === 0) return [];
  const answer = await cloud.json<{ serviceDeployments: ServiceDeployment[] }>(
    'ecs',
    'DescribeServiceDeployments',
    { serviceDeploymentArns: serviceDeployments.map(({ serviceDeploymentArn }) => serviceDeploymentArn) },
  );
  return answer.serviceDeployments;
}
