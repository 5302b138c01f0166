// Where a service answers: the address of the load balancer whose target groups it is in.
import type { Clients } from '../targets/clients.ts';
import type { FoundService } from './find-service.ts';

/** Undefined when no load balancer leads to it. */
export async function serviceUrl(
  { elbv2 }: Pick<Clients, 'elbv2'>,
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
  return name && `${isSecure ? 'https' : 'http'}://${name}`;
}
