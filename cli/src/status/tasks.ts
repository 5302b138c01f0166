// The cluster's tasks by Availability Zone and instance.
import { allPages } from '../targets/all-pages.ts';
import { lastPart } from '../text/last-part.ts';
import type { Section } from './section.ts';

/** DescribeTasks and DescribeContainerInstances take no more at a time. */
const most = 100;

export const tasksSection: Section = async ({ ecs }, { clusterName: cluster }) => {
  if (!cluster) return undefined;
  const [taskArns, instanceArns] = await Promise.all([
    allPages(async (nextToken) => {
      const page = await ecs.listTasks({ cluster, nextToken });
      return { items: page.taskArns, next: page.nextToken };
    }),
    allPages(async (nextToken) => {
      const page = await ecs.listContainerInstances({ cluster, nextToken });
      return { items: page.containerInstanceArns, next: page.nextToken };
    }),
  ]);
  if (taskArns.length === 0) return undefined;
  const [taskPages, instancePages] = await Promise.all([
    Promise.all(chunks(taskArns).map((tasks) => ecs.describeTasks({ cluster, tasks }))),
    Promise.all(
      chunks(instanceArns).map((containerInstances) =>
        ecs.describeContainerInstances({ cluster, containerInstances }),
      ),
    ),
  ]);
  const instances = new Map(
    instancePages
      .flatMap((page) => page.containerInstances ?? [])
      .map(({ containerInstanceArn, ec2InstanceId = '' }) => [containerInstanceArn, ec2InstanceId]),
  );
  const tasks = taskPages
    .flatMap((page) => page.tasks ?? [])
    .map((task) => ({
      zone: task.availabilityZone ?? '',
      instance: instances.get(task.containerInstanceArn) ?? '',
      task: lastPart(task.taskArn),
      status: task.lastStatus ?? '',
      taskDefinition: lastPart(task.taskDefinitionArn),
      reason: task.containers?.find(({ reason }) => reason)?.reason ?? '',
    }));
  const order = ({ zone, instance, task }: (typeof tasks)[number]) => `${zone} ${instance} ${task}`;
  return {
    code: 'status-tasks',
    cluster,
    tasks: tasks.sort((a, b) => order(a).localeCompare(order(b))),
  };
};

function chunks(arns: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(arns.length / most) }, (_, chunk) =>
    arns.slice(chunk * most, (chunk + 1) * most),
  );
}
