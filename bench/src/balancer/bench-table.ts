// The smallest table that balances: one HTTP listener, one target group.
import type { BalancedRule, BalancedTarget, RoutingTable } from '@drydock/balancer';

export const benchGroup = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/bench/1';

export function benchTable(
  version: number,
  targets: readonly (Pick<BalancedTarget, 'id' | 'port'> & Partial<BalancedTarget>)[],
  moreRules: readonly BalancedRule[] = [],
): RoutingTable {
  const actions = [{ Type: 'forward' as const, TargetGroupArn: benchGroup }];
  return {
    version,
    loadBalancers: [
      {
        arn: 'lb',
        fullName: 'app/bench/1',
        attributes: {},
        availabilityZones: ['us-east-1a'],
        listeners: [
          {
            arn: 'listener',
            protocol: 'HTTP',
            port: 80,
            hostPorts: [0],
            attributes: {},
            certificates: [],
            rules: [...moreRules, { arn: 'rule', priority: 0, conditions: [], transforms: [], actions }],
          },
        ],
      },
    ],
    targetGroups: [
      {
        arn: benchGroup,
        fullName: 'targetgroup/bench/1',
        protocol: 'HTTP',
        protocolVersion: 'HTTP1',
        attributes: {},
        healthCheck: {
          protocol: 'HTTP',
          path: '/200',
          intervalMs: 30_000,
          timeoutMs: 5000,
          healthyThreshold: 5,
          unhealthyThreshold: 2,
          matcher: '200',
        },
        targets: targets.map((target) => ({
          availabilityZone: 'us-east-1a',
          endpoint: { host: '127.0.0.1', port: target.port },
          registeredAt: 0,
          ...target,
        })),
      },
    ],
  };
}
