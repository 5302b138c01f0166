// Reserved capacity and address pools, of which an account has none by default.
import { expect, test } from 'vitest';
import { balancedCloud, code } from '../testing/load-balanced-cloud.ts';

test.each<[string, object, string]>([
  ['units', { MinimumLoadBalancerCapacity: { CapacityUnits: 100 } }, 'CapacityUnitsLimitExceeded'],
  ['no units', { MinimumLoadBalancerCapacity: {} }, 'ValidationError'],
  ['a negative number of units', { MinimumLoadBalancerCapacity: { CapacityUnits: -1 } }, 'ValidationError'],
  ['nothing', {}, 'ValidationError'],
  [
    'units and their end',
    { MinimumLoadBalancerCapacity: { CapacityUnits: 100 }, ResetCapacityReservation: true },
    'ValidationError',
  ],
  ['the end of it', { ResetCapacityReservation: true }, 'no fault'],
])('a reservation of capacity with %s leaves a load balancer without one', (_what, input, expected) => {
  using cloud = balancedCloud();
  const LoadBalancerArn = cloud.loadBalancer();
  const reserve = () => cloud.call('elbv2', 'ModifyCapacityReservation', { LoadBalancerArn, ...input });
  expect(code(reserve)).toBe(expected);
  const { CapacityReservationState, MinimumLoadBalancerCapacity } = cloud.call(
    'elbv2',
    'DescribeCapacityReservation',
    { LoadBalancerArn },
  );
  expect([CapacityReservationState, MinimumLoadBalancerCapacity]).toEqual([[], undefined]);
});

test.each<[string, object, string]>([
  ['a pool', { IpamPools: { Ipv4IpamPoolId: 'ipam-pool-0123456789abcdef0' } }, 'ValidationError'],
  ['the end of those for IPv4', { RemoveIpamPools: ['ipv4'] }, 'no fault'],
  ['the end of those for IPv6', { RemoveIpamPools: ['ipv6'] }, 'ValidationError'],
  ['nothing', {}, 'ValidationError'],
])('a change of IP pools that asks for %s', (_what, input, expected) => {
  using cloud = balancedCloud();
  const LoadBalancerArn = cloud.loadBalancer();
  expect(code(() => cloud.call('elbv2', 'ModifyIpPools', { LoadBalancerArn, ...input } as never))).toBe(
    expected,
  );
});

test('creating a load balancer with an unknown address pool fails', () => {
  using cloud = balancedCloud();
  const create = () =>
    cloud.call('elbv2', 'CreateLoadBalancer', {
      Name: 'lb',
      Subnets: ['subnet-a', 'subnet-b'],
      IpamPools: { Ipv4IpamPoolId: 'ipam-pool-0123456789abcdef0' },
    });
  expect(code(create)).toBe('ValidationError');
});
