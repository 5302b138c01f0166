// Deploys a revision that differs from the running one in what a scenario wants of it, and the running one again
// afterwards. The image stays the same, so that nothing has to be built.
import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { UserError } from '../../errors/user-error.ts';
import { registrable } from '../../services/registrable.ts';
import type { Snapshot, Stage } from '../scenario.ts';

type Change = (container: ContainerDefinition) => ContainerDefinition;

const lookEvery = '30s';
/** Of the cloud's time: what is not undone by then is said. */
const mostLooks = 240;

export const hasEnded = ({ deployment }: Snapshot): string | undefined =>
  deployment !== undefined &&
  /^(SUCCESSFUL|STOPPED|ROLLBACK_SUCCESSFUL|ROLLBACK_FAILED)$/.test(deployment.status)
    ? deployment.status
    : undefined;

/** @param change of the container that the load balancer leads to */
export async function deploy(stage: Stage, change: Change): Promise<void> {
  const { clients, system } = stage;
  const { cluster, service } = system;
  const { services = [] } = await clients.ecs.describeServices({ cluster, services: [service] });
  const { taskDefinition: before, loadBalancers = [] } = services[0] ?? {};
  const { taskDefinition } = await clients.ecs.describeTaskDefinition({ taskDefinition: before });
  if (!taskDefinition) throw new UserError(`The service ${service} has no task definition.`);
  const name = loadBalancers[0]?.containerName ?? taskDefinition.containerDefinitions?.[0]?.name;
  const registered = await clients.ecs.registerTaskDefinition({
    ...registrable(taskDefinition),
    containerDefinitions: (taskDefinition.containerDefinitions ?? []).map((container) =>
      container.name === name ? change(container) : container,
    ),
  });
  const revision = registered.taskDefinition?.taskDefinitionArn;
  stage.afterwards('the revision that ran before is deployed again, where it is not back yet', () =>
    restore(stage, before!, revision!),
  );
  await clients.ecs.updateService({ cluster, service, taskDefinition: revision });
}

async function restore(stage: Stage, before: string, revision: string): Promise<void> {
  const { ecs } = stage.clients;
  const { cluster, service } = stage.system;
  const { serviceDeployments = [] } = await ecs.listServiceDeployments({
    cluster,
    service,
    status: ['PENDING', 'IN_PROGRESS'],
  });
  for (const { serviceDeploymentArn } of serviceDeployments)
    await ecs.stopServiceDeployment({ serviceDeploymentArn, stopType: 'ROLLBACK' });
  await settled(stage);
  const { services = [] } = await ecs.describeServices({ cluster, services: [service] });
  if (services[0]?.taskDefinition !== before) {
    await ecs.updateService({ cluster, service, taskDefinition: before });
    await settled(stage);
  }
  await ecs.deregisterTaskDefinition({ taskDefinition: revision });
}

async function settled(stage: Stage): Promise<void> {
  for (let looks = 0; looks < mostLooks && !hasEnded(await stage.look()); looks++)
    await stage.pass(lookEvery);
}
