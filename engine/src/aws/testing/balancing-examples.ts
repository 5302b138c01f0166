// Examples of resources for the contract that every resource type keeps.
import type { Examples } from './examples.ts';
import { balancer, forward, gateway, listener, network, ref, vpc } from './surroundings.ts';

export const balancingExamples: Examples = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    prerequisites: { ...network, ...gateway },
    create: { Subnets: [ref('SubnetA'), ref('SubnetB')] },
    update: { LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '90' }] },
    replace: { Name: 'other' },
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    prerequisites: vpc,
    create: { Port: 80, Protocol: 'HTTP', VpcId: ref('Vpc'), TargetType: 'ip' },
    update: { HealthCheckPath: '/health', Matcher: { HttpCode: '200' } },
    replace: { Port: 81 },
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    prerequisites: balancer,
    create: { LoadBalancerArn: ref('Balancer'), Port: 80, Protocol: 'HTTP', DefaultActions: forward },
    update: { Port: 8081 },
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': {
    prerequisites: { ...balancer, ...listener },
    create: {
      ListenerArn: ref('Listener'),
      Priority: 1,
      Actions: forward,
      Conditions: [{ Field: 'path-pattern', Values: ['/a'] }],
    },
    update: { Priority: 2 },
  },
};
