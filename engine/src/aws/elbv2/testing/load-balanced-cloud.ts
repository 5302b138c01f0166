// A small cloud for this folder's tests: subnets of a VPC, and the metric data that CloudWatch received.

import type { RoutingTable } from '@drydock/balancer';
import type { MeasuredMetric } from '../../../contracts/measured.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { type AnyStandInService, standInService } from '../../../testing/stand-in-service.ts';
import { elbv2 } from '../index.ts';

const subnets = [
  { SubnetId: 'subnet-a', VpcId: 'vpc-1', AvailabilityZone: 'us-east-1a', CidrBlock: '10.20.10.0/24' },
  { SubnetId: 'subnet-b', VpcId: 'vpc-1', AvailabilityZone: 'us-east-1b', CidrBlock: '10.20.20.0/24' },
  { SubnetId: 'subnet-c', VpcId: 'vpc-1', AvailabilityZone: 'us-east-1c', CidrBlock: '10.20.30.0/24' },
  { SubnetId: 'subnet-other', VpcId: 'vpc-2', AvailabilityZone: 'us-east-1a', CidrBlock: '10.30.0.0/24' },
];

export const ec2With = (stopped: ReadonlySet<string>) =>
  standInService<'ec2'>({
    id: 'ec2',
    operations: {
      DescribeSubnets: ({ SubnetIds }) => ({
        Subnets: subnets.filter((subnet) => !SubnetIds || SubnetIds.includes(subnet.SubnetId)),
      }),
      DescribeSecurityGroups: ({ GroupIds }) => ({
        SecurityGroups: (GroupIds ?? ['sg-default']).map((GroupId) => ({ GroupId, VpcId: 'vpc-1' })),
      }),
      DescribeInternetGateways: () => ({ InternetGateways: [{ InternetGatewayId: 'igw-1' }] }),
      DescribeInstances: ({ InstanceIds, Filters }) => ({
        Reservations: [
          {
            Instances: (InstanceIds ?? Filters?.[0]?.Values ?? []).map((InstanceId) => ({
              InstanceId,
              State: { Name: stopped.has(InstanceId) ? 'stopped' : 'running' },
              Placement: { AvailabilityZone: 'us-east-1a' },
              PrivateIpAddress: '10.20.10.7',
            })),
          },
        ],
      }),
    },
  });

export interface BalancedCloud extends Rehearsal {
  readonly metrics: MeasuredMetric[];
  /** The CloudWatch namespaces in which a metric has been published. */
  namespacesOf(metric: string): string[];
  /** Instances that do not run. */
  readonly stopped: Set<string>;
  /** The latest table sent to the data plane. */
  table(): RoutingTable;
  loadBalancer(name?: string): string;
  targetGroup(name: string, more?: object): string;
  listener(loadBalancer: string, targetGroup: string, port?: number): string;
  /** Registers targets by their addresses. */
  register(targetGroup: string, ...ids: string[]): void;
  probe(targetGroup: string, id: string, state: 'initial' | 'healthy' | 'unhealthy'): void;
  health(targetGroup: string): Record<string, string>;
}

/** A cloud in which every port of the machine is free. */
export function balancedCloud(...more: readonly AnyStandInService[]): BalancedCloud {
  const cloud = balancedCloudWithoutPorts(...more);
  cloud.on('balancer/apply', ({ loadBalancers }) => {
    for (const { arn, hostPorts } of loadBalancers)
      cloud.report('balancer/reservation', { loadBalancerArn: arn, hostPort: hostPorts![0]! });
  });
  return cloud;
}

/** The same, without a data plane that reserves ports. */
export function balancedCloudWithoutPorts(...more: readonly AnyStandInService[]): BalancedCloud {
  const metrics: MeasuredMetric[] = [];
  const namespaces: [name: string, namespace: string][] = [];
  const stopped = new Set<string>();
  const cloudwatch = standInService<'cloudwatch'>({
    id: 'cloudwatch',
    operations: {},
    reports: {
      'metrics/measured': ({ namespace, metrics: measured }) => {
        for (const { name } of measured) namespaces.push([name, namespace]);
        metrics.push(...measured);
      },
    },
  });
  const cloud = rehearse({ services: [elbv2, ec2With(stopped), cloudwatch, ...more] });
  return Object.assign(cloud, {
    metrics,
    namespacesOf: (metric: string) => [
      ...new Set(namespaces.flatMap(([name, namespace]) => (name === metric ? namespace : []))),
    ],
    stopped,
    table: () => {
      const applied = cloud.effects.filter(({ effect }) => effect === 'balancer/apply').at(-1);
      if (!applied) throw new Error('No table was applied');
      return applied.input as RoutingTable;
    },
    loadBalancer: (Name = 'lb') => {
      const { LoadBalancers } = cloud.call('elbv2', 'CreateLoadBalancer', {
        Name,
        Subnets: ['subnet-a', 'subnet-b'],
      });
      return LoadBalancers![0]!.LoadBalancerArn!;
    },
    targetGroup: (Name: string, more: object = {}) => {
      const { TargetGroups } = cloud.call('elbv2', 'CreateTargetGroup', {
        Name,
        Protocol: 'HTTP',
        Port: 8080,
        VpcId: 'vpc-1',
        TargetType: 'ip',
        ...more,
      });
      return TargetGroups![0]!.TargetGroupArn!;
    },
    listener: (LoadBalancerArn: string, TargetGroupArn: string, Port = 80) => {
      const { Listeners } = cloud.call('elbv2', 'CreateListener', {
        LoadBalancerArn,
        Protocol: 'HTTP',
        Port,
        DefaultActions: [{ Type: 'forward', TargetGroupArn }],
      });
      return Listeners![0]!.ListenerArn!;
    },
    register: (TargetGroupArn: string, ...ids: string[]) => {
      cloud.call('elbv2', 'RegisterTargets', { TargetGroupArn, Targets: ids.map((Id) => ({ Id })) });
    },
    probe: (targetGroupArn: string, id: string, state: 'initial' | 'healthy' | 'unhealthy') => {
      const failed = { reason: 'Target.Timeout', description: 'Request timed out' };
      const target = { targetGroupArn, id, port: 8080, state, ...(state === 'unhealthy' ? failed : {}) };
      cloud.report('balancer/health', { targets: [target] });
    },
    health: (TargetGroupArn: string) => {
      const shown = cloud.call('elbv2', 'DescribeTargetHealth', { TargetGroupArn });
      return Object.fromEntries(
        (shown.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => [
          Target!.Id!,
          [TargetHealth?.State, TargetHealth?.Reason].filter(Boolean).join(' '),
        ]),
      );
    },
  });
}

/** The message of the fault that an attempt ends with. */
export function faultMessage(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof AwsFault) return error.message;
    throw error;
  }
  return 'no fault';
}

/** The error code that an attempt fails with. */
export function code(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof AwsFault) return error.code;
    throw error;
  }
  return 'no fault';
}
