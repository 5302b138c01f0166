// The container that `drydock exec` means: of a service or a task by its name, or of any task that runs.
import type { Task } from '@aws-sdk/client-ecs';
import { UserError } from '../errors/user-error.ts';
import type { Clients } from '../targets/clients.ts';
import { findService } from './find-service.ts';

export interface FoundContainer {
  readonly cluster: string;
  readonly task: string;
  readonly container: string;
}

export interface Wanted {
  /** A service's name, or a task's id or the beginning of it. */
  readonly target: string | undefined;
  readonly cluster: string | undefined;
  readonly container: string | undefined;
}

/** @throws UserError when there is none, with what to do */
export async function findContainer(
  clients: Pick<Clients, 'ecs' | 'cloudFormation'>,
  { target, cluster, container }: Wanted,
): Promise<FoundContainer> {
  const { ecs } = clients;
  const clusters = cluster ? [cluster] : ((await ecs.listClusters({})).clusterArns ?? []);
  const running: Task[] = [];
  for (const each of clusters) {
    const { taskArns = [] } = await ecs.listTasks({ cluster: each });
    for (let at = 0; at < taskArns.length; at += 100) {
      const { tasks = [] } = await ecs.describeTasks({
        cluster: each,
        tasks: taskArns.slice(at, at + 100),
      });
      running.push(...tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING'));
    }
  }
  let meant = target === undefined ? running : running.filter((task) => isMeant(task, target));
  if (meant.length === 0) {
    if (target === undefined) throw new UserError('No task runs.');
    // As `logs` and `open` call it: by its short name, its stack or its container.
    const { service } = await findService(clients, target);
    meant = running.filter(
      ({ group, clusterArn }) =>
        group === `service:${service.serviceName}` && clusterArn === service.clusterArn,
    );
    if (meant.length === 0) throw new UserError(`No task of the service ${service.serviceName} runs.`);
  }
  const task = meant.find(({ enableExecuteCommand }) => enableExecuteCommand);
  if (!task)
    throw new UserError(
      `ECS Exec is not enabled for ${target ?? 'any running task'}: set enableExecuteCommand on its service (aws ecs update-service --enable-execute-command --force-new-deployment), whose task definition needs a task role, or run the task with --enable-execute-command.`,
    );
  const { containers = [] } = task;
  const names = containers.map(({ name = '' }) => name);
  // One that prepares the others has ended.
  const first = containers.find(({ lastStatus }) => lastStatus === 'RUNNING') ?? containers[0];
  const found = container ?? first?.name ?? '';
  if (!names.includes(found))
    throw new UserError(`The task has no container ${found}: it has ${names.join(', ')}.`);
  return { cluster: task.clusterArn ?? '', task: task.taskArn ?? '', container: found };
}

const isMeant = ({ group, taskArn = '' }: Task, target: string): boolean =>
  group === `service:${target}` || taskArn === target || (taskArn.split('/').at(-1) ?? '').startsWith(target);
