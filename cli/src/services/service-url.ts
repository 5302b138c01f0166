// Where a service answers: the address of the load balancer whose target groups it is in.
import type { Clients } from '../targets/clients.ts';
import type { FoundService } from './find-service.ts';

/** Undefined when no load balancer leads to it. */
export async function serviceUrl(
  { ecs, elbv2 }: Pick<Clients, 'ecs' | 'elbv2'>,
  { service }: FoundService,
): Promise<string | undefined> {
  const groups = (service.loadBalancers ?? []).flatMap(({ targetGroupArn, advancedConfiguration }) =>
    [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn].filter((arn) => arn !== undefined),
  );
  if (groups.length === 0) return undefined;
  const { TargetGroups = [] } = await elbv2.describeTargetGroups({ TargetGroupArns: groups });
  const [balancer] = TargetGroups.flatMap(({ LoadBalancerArns = [] }) => LoadBalancerArns);
  if (!balancer) return undefined;
  const { LoadBalancers = [] } = await elbv2.describeLoadBalancers({ LoadBalancerArns: [balancer] });
  const { Listeners = [] } = await elbv2.describeListeners({ LoadBalancerArn: balancer });
  const isSecure = Listeners.length > 0 && Listeners.every(({ Protocol }) => Protocol === 'HTTPS');
  const name = LoadBalancers[0]?.DNSName;
  const endpoint = service.resourceManagementType === 'ECS' ? await endpointOf(ecs, service) : undefined;
  if (endpoint !== undefined) return `https://${reachable(endpoint, name)}`;
  return name && `${isSecure ? 'https' : 'http'}://${name}`;
}

async function endpointOf(
  ecs: Clients['ecs'],
  { serviceArn }: FoundService['service'],
): Promise<string | undefined> {
  const { service } = await ecs.describeExpressGatewayService({ serviceArn });
  return service?.activeConfigurations?.[0]?.ingressPaths?.[0]?.endpoint;
}

/** An engine's load balancer is `127.0.0.1:<port>`; browsers resolve what ends in `localhost` to it. */
function reachable(endpoint: string, balancer: string | undefined): string {
  const port = /^127\.0\.0\.1:(\d+)$/.exec(balancer ?? '')?.[1];
  return port === undefined ? endpoint : `${endpoint}.localhost:${port}`;
}
