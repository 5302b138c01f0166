// What Amazon ECS counts. Values: https://docs.aws.amazon.com/general/latest/gr/ecs-service.html
import type { CreateServiceRequest } from '@aws-sdk/client-ecs';
import { fault } from '../../kernel/faults.ts';
import { checkQuota, declareQuotas, type Quota } from '../../kernel/quota.ts';

/** Of the limits without an observed text, AWS documents this error for all of its resources. */
const exceeded = fault('LimitExceededException', 'The limit for the resource was exceeded.');

export const quotas = declareQuotas(
  { code: 'ecs', name: 'Amazon Elastic Container Service (Amazon ECS)' },
  {
    clusters: {
      code: 'L-21C621EB',
      name: 'Clusters per account',
      value: 10_000,
      adjustable: true,
      exceeded,
    },
    servicesPerCluster: {
      code: 'L-9EF96962',
      name: 'Services per cluster',
      value: 5000,
      adjustable: false,
      exceeded,
    },
    tasksPerService: {
      code: 'L-92E49DE3',
      name: 'Tasks per service',
      value: 5000,
      adjustable: false,
      exceeded: fault('InvalidParameterException', 'Desired count exceeds limit.'),
    },
    containerInstancesPerCluster: {
      code: 'L-86C34207',
      name: 'Container instances per cluster',
      value: 5000,
      adjustable: false,
      exceeded,
    },
    revisionsPerFamily: {
      code: 'L-B9151B48',
      name: 'Revisions per task definition family',
      value: 1_000_000,
      adjustable: false,
      exceeded,
    },
    taskDefinitionSize: {
      code: 'L-6FA51D7A',
      name: 'Task definition size',
      value: 65_536,
      unit: 'Bytes',
      adjustable: false,
      exceeded: fault(
        'ClientException',
        (limit: number, length: number) =>
          `Actual length: '${length}'. Max allowed length is '${limit}' bytes.`,
      ),
    },
    containersPerTaskDefinition: {
      code: 'L-5046A93A',
      name: 'Containers per task definition',
      value: 10,
      adjustable: false,
      exceeded: fault(
        'ClientException',
        (limit: number) => `Too many containers: a task definition has at most ${limit}.`,
      ),
    },
    tasksPerRunTask: {
      code: 'L-8C118AA8',
      name: 'Tasks launched per run-task',
      value: 10,
      adjustable: false,
      exceeded: fault(
        'InvalidParameterException',
        (limit: number) => `count must be between 1 and ${limit}.`,
      ),
    },
    capacityProvidersPerCluster: {
      code: 'L-A24B7D58',
      name: 'Capacity providers per cluster',
      value: 20,
      adjustable: false,
      exceeded,
    },
    targetGroupsPerService: {
      code: 'L-A04A77EF',
      name: 'Target groups per service',
      value: 5,
      adjustable: false,
      exceeded: fault(
        'InvalidParameterException',
        (limit: number) => `load balancers can have at most ${limit} items.`,
      ),
    },
  },
);

/** How large a service may be. */
export function checkSize(
  ctx: { quota(quota: Quota): number },
  { desiredCount = 0, loadBalancers = [] }: Pick<CreateServiceRequest, 'desiredCount' | 'loadBalancers'>,
): void {
  checkQuota(ctx, quotas.tasksPerService, desiredCount);
  const targetGroups = loadBalancers.filter(({ targetGroupArn }) => targetGroupArn);
  checkQuota(ctx, quotas.targetGroupsPerService, targetGroups.length);
}
