// What there is of the system that is rehearsed: the service, where it answers, and the group of its instances.
import { UserError } from '../../errors/user-error.ts';
import { allServices, type FoundService, findService } from '../../services/find-service.ts';
import { serviceUrl } from '../../services/service-url.ts';
import type { Clients } from '../../targets/clients.ts';
import type { RehearsedSystem } from '../scenario.ts';

/** @param called as a person calls the service; without it, the only one that a load balancer leads to. */
export async function findSystem(clients: Clients, called: string | undefined): Promise<RehearsedSystem> {
  const { cluster, service } =
    called === undefined ? await onlyBalanced(clients) : await findService(clients, called);
  const found = { cluster, service };
  const url = await serviceUrl(clients, found);
  if (url === undefined)
    throw new UserError(
      `No load balancer leads to ${service.serviceName}: there is nothing to send requests to.`,
    );
  return {
    url,
    cluster,
    service: service.serviceName!,
    autoScalingGroup: await groupOf(clients, cluster),
    targetGroups: (service.loadBalancers ?? []).flatMap(({ targetGroupArn, advancedConfiguration }) =>
      [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn].filter((arn) => arn !== undefined),
    ),
  };
}

async function onlyBalanced(clients: Clients): Promise<FoundService> {
  const balanced = (await allServices(clients)).filter(
    ({ service }) => (service.loadBalancers ?? []).length > 0,
  );
  const [only] = balanced;
  return only && balanced.length === 1 ? only : findService(clients);
}

async function groupOf({ ecs, autoScaling }: Clients, cluster: string): Promise<string | undefined> {
  const { containerInstanceArns = [] } = await ecs.listContainerInstances({ cluster });
  if (containerInstanceArns.length === 0) return undefined;
  const { containerInstances = [] } = await ecs.describeContainerInstances({
    cluster,
    containerInstances: containerInstanceArns.slice(0, 50),
  });
  const InstanceIds = containerInstances.flatMap(({ ec2InstanceId }) => ec2InstanceId ?? []);
  const { AutoScalingInstances = [] } = await autoScaling.describeAutoScalingInstances({ InstanceIds });
  return AutoScalingInstances[0]?.AutoScalingGroupName;
}
