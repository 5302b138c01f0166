// The cluster's services with their deployments.
import type { Service, Task } from '@aws-sdk/client-ecs';
import type { ServiceRow } from '../messages/status.ts';
import { allPages } from '../targets/all-pages.ts';
import type { Clients } from '../targets/clients.ts';
import { lastPart } from '../text/last-part.ts';
import type { Section } from './section.ts';

/** DescribeServices takes no more at a time. */
const most = 10;

export const servicesSection: Section = async ({ ecs }, { clusterName: cluster }) => {
  if (!cluster) return undefined;
  const arns = await allPages(async (nextToken) => {
    const page = await ecs.listServices({ cluster, nextToken });
    return { items: page.serviceArns, next: page.nextToken };
  });
  const pages = await Promise.all(
    Array.from({ length: Math.ceil(arns.length / most) }, (_, page) =>
      ecs.describeServices({ cluster, services: arns.slice(page * most, (page + 1) * most) }),
    ),
  );
  const services = await Promise.all(
    pages.flatMap((page) => page.services ?? []).map((service) => serviceRow(ecs, cluster, service)),
  );
  return { code: 'status-services', cluster, services };
};

async function serviceRow(ecs: Clients['ecs'], cluster: string, service: Service): Promise<ServiceRow> {
  const { serviceName = '', deployments = [], runningCount = 0, desiredCount = 0 } = service;
  const isShort = deployments.some((each) => (each.runningCount ?? 0) < (each.desiredCount ?? 0));
  const stopped = isShort ? await stoppedTasks(ecs, cluster, serviceName) : [];
  return {
    name: serviceName,
    status: service.status ?? '',
    running: runningCount,
    desired: desiredCount,
    deployments: deployments.map((deployment) => {
      const { runningCount: running = 0, desiredCount: desired = 0, taskDefinition } = deployment;
      const last = stopped.find((task) => task.taskDefinitionArn === taskDefinition);
      return {
        status: deployment.status ?? '',
        rolloutState: deployment.rolloutState ?? '',
        taskDefinition: lastPart(taskDefinition),
        running,
        desired,
        reason: running < desired && last ? whyStopped(last) : '',
      };
    }),
  };
}

/** The last one first. ECS shows them for an hour. */
async function stoppedTasks(ecs: Clients['ecs'], cluster: string, serviceName: string): Promise<Task[]> {
  const { taskArns = [] } = await ecs.listTasks({ cluster, serviceName, desiredStatus: 'STOPPED' });
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await ecs.describeTasks({ cluster, tasks: taskArns });
  const stoppedAt = ({ stoppingAt }: Task) => stoppingAt?.getTime() ?? 0;
  return tasks.sort((one, other) => stoppedAt(other) - stoppedAt(one));
}

/** What is wrong with a container says more than that its task has stopped. */
function whyStopped({ stoppedReason = '', containers = [] }: Task): string {
  const failed = containers.find(({ reason }) => reason);
  if (failed?.reason) return failed.reason;
  const exited = containers.find(({ exitCode }) => exitCode !== undefined && exitCode !== 0);
  return exited ? `${stoppedReason} (${exited.name}: exit code ${exited.exitCode})` : stoppedReason;
}
