// The services and load balancers of a cloud, whatever stacks they are of.
import type { SimulatedCloud } from '../cloud.ts';

export interface Watched {
  /** ARNs. */
  readonly services: readonly string[];
  readonly loadBalancers: readonly string[];
  /** Every service has the tasks that it is to have, and no target of a load balancer is anything but healthy. */
  isSteady(): boolean;
  /** For people: what is so now. */
  state(): string;
}

export function watched({ simulation }: SimulatedCloud): Watched {
  const clusters = simulation.call('ecs', 'ListClusters', {}).clusterArns ?? [];
  const services = clusters.flatMap((cluster) =>
    (simulation.call('ecs', 'ListServices', { cluster }).serviceArns ?? []).map((arn) => ({ cluster, arn })),
  );
  const { LoadBalancers = [] } = simulation.call('elbv2', 'DescribeLoadBalancers', {});
  const described = () =>
    services.flatMap(
      ({ cluster, arn }) =>
        simulation.call('ecs', 'DescribeServices', { cluster, services: [arn] }).services ?? [],
    );
  const states = () => {
    const { TargetGroups = [] } = simulation.call('elbv2', 'DescribeTargetGroups', {});
    return TargetGroups.flatMap(({ TargetGroupArn }) => {
      const health = simulation.call('elbv2', 'DescribeTargetHealth', { TargetGroupArn });
      return (health.TargetHealthDescriptions ?? []).map(({ TargetHealth }) => TargetHealth?.State ?? '');
    });
  };
  return {
    services: services.map(({ arn }) => arn),
    loadBalancers: LoadBalancers.flatMap(({ LoadBalancerArn, Type }) =>
      LoadBalancerArn && Type === 'application' ? [LoadBalancerArn] : [],
    ),
    isSteady: () =>
      described().every(
        ({ desiredCount, runningCount, pendingCount, deployments = [] }) =>
          runningCount === desiredCount && pendingCount === 0 && deployments.length <= 1,
      ) && states().every((state) => state === 'healthy' || state === 'unused'),
    state: () =>
      described()
        .map(
          ({ serviceName, runningCount, desiredCount }) =>
            `${runningCount} of ${desiredCount} tasks of ${serviceName} run`,
        )
        .join(', '),
  };
}
