// Installs the replacement: the second task set of the service, behind the target group that the original does not use.
import type { Context } from '../../../kernel/context.ts';
import type { DeploymentRecord } from '../state.ts';
import { routeTraffic } from '../traffic/route-traffic.ts';
import { changeDeployment, changeEvent } from './save.ts';
import { routes } from './start.ts';

/** @throws AwsFault */
export function installReplacement(ctx: Context, deployment: DeploymentRecord): void {
  const { id, service, spec, blue, green, settings } = deployment;
  if (!blue || !green) throw new Error(`The deployment ${id} was not started`);
  // The group must be in use, so that ECS registers targets in it and they are checked. It gets no traffic yet.
  const weights = new Map([
    [blue.targetGroupArn, 100],
    [green.targetGroupArn, 0],
  ]);
  routeTraffic(ctx, routes(settings).production, weights);
  changeEvent(ctx, id, 'Install', { status: 'InProgress', startedAt: ctx.now });
  if (deployment.ofStack) return;
  if (!spec) throw new Error(`The deployment ${id} has no AppSpec file`);
  const where = { cluster: service.cluster, service: service.name };
  const { taskSets = [] } = ctx.call('ecs', 'DescribeTaskSets', where);
  const original = taskSets.find((set) => set.id === blue.id);
  // What an earlier deployment that failed without a rollback has left.
  for (const left of taskSets)
    if (left.id !== blue.id && left.status !== 'DRAINING')
      ctx.call('ecs', 'DeleteTaskSet', { ...where, taskSet: left.id, force: true });
  const strategy = spec.capacityProviderStrategy ?? original?.capacityProviderStrategy;
  const { taskSet } = ctx.call('ecs', 'CreateTaskSet', {
    ...where,
    externalId: id,
    taskDefinition: spec.taskDefinition,
    networkConfiguration: spec.awsvpcConfiguration
      ? { awsvpcConfiguration: spec.awsvpcConfiguration }
      : original?.networkConfiguration,
    loadBalancers: [
      {
        targetGroupArn: green.targetGroupArn,
        containerName: spec.containerName,
        containerPort: spec.containerPort,
      },
    ],
    serviceRegistries: original?.serviceRegistries,
    ...(strategy?.length
      ? { capacityProviderStrategy: [...strategy] }
      : { launchType: original?.launchType }),
    platformVersion: spec.platformVersion ?? original?.platformVersion,
    scale: { unit: 'PERCENT', value: 100 },
  });
  changeDeployment(ctx, id, { green: { ...green, id: taskSet?.id ?? '' } });
}
