// Tasks that do not run yet, or no longer, with what they wait for. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
import type { Task } from '@aws-sdk/client-ecs';
import type { WaitingRow } from '../messages/status.ts';
import { allPages } from '../targets/all-pages.ts';
import type { Clients } from '../targets/clients.ts';
import { lastPart } from '../text/last-part.ts';

/** DescribeTasks takes no more at a time. */
const most = 100;

export async function tasksOnTheWay({ ecs }: Pick<Clients, 'ecs'>): Promise<WaitingRow[]> {
  const clusters = await allPages(async (nextToken) => {
    const page = await ecs.listClusters({ nextToken });
    return { items: page.clusterArns, next: page.nextToken };
  });
  const rows = await Promise.all(
    clusters.map(async (cluster) => {
      const arns = await Promise.all(
        (['RUNNING', 'STOPPED'] as const).map((desiredStatus) =>
          allPages(async (nextToken) => {
            const page = await ecs.listTasks({ cluster, desiredStatus, nextToken });
            return { items: page.taskArns, next: page.nextToken };
          }),
        ),
      );
      const all = arns.flat();
      const pages = await Promise.all(
        Array.from({ length: Math.ceil(all.length / most) }, (_, page) =>
          ecs.describeTasks({ cluster, tasks: all.slice(page * most, (page + 1) * most) }),
        ),
      );
      return pages.flatMap(({ tasks = [] }) => tasks).flatMap((task) => rowOf(task));
    }),
  );
  return rows.flat();
}

function rowOf(task: Task): WaitingRow[] {
  const { taskArn, lastStatus = '', group = '' } = task;
  const why = reasonOf(task);
  if (why === undefined) return [];
  return [
    {
      pipeline: group.replace(/^(service|family):/, ''),
      action: lastPart(taskArn),
      reason: `The task is ${lastStatus}: ${why}`,
    },
  ];
}

/** Undefined where nothing is awaited. */
function reasonOf({
  lastStatus,
  capacityProviderName,
  containerInstanceArn,
  pullStartedAt,
  pullStoppedAt,
  stoppedReason,
  containers = [],
  attachments = [],
}: Task): string | undefined {
  const remark = containers.find(({ reason }) => reason)?.reason;
  switch (lastStatus) {
    case 'PROVISIONING':
      return capacityProviderName && !capacityProviderName.startsWith('FARGATE') && !containerInstanceArn
        ? `it waits for an instance of the capacity provider ${capacityProviderName} with room for it.`
        : `its network is made ready (${attachments.map(({ status }) => status).join(', ') || 'no attachment yet'}).`;
    case 'PENDING':
      if (remark) return remark;
      return pullStartedAt && !pullStoppedAt
        ? 'its images are pulled.'
        : `its containers start: ${containers.map(({ name, lastStatus: of }) => `${name} is ${of}`).join(', ')}.`;
    case 'ACTIVATING':
      return 'it is registered with its load balancer and Cloud Map.';
    case 'DEACTIVATING':
      return `its target is deregistered (${stoppedReason ?? 'it is to stop'}).`;
    case 'STOPPING':
      return `its containers have their stop timeout to end (${stoppedReason ?? 'it is to stop'}).`;
    case 'DEPROVISIONING':
      return 'its network interface is detached.';
    default:
      return undefined;
  }
}
