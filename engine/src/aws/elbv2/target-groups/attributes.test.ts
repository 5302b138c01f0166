// Which target group attributes go together, as the guide has it.
import { expect, test } from 'vitest';
import { balancedCloud, code } from '../testing/load-balanced-cloud.ts';

const algorithm = 'load_balancing.algorithm.type';
const mitigation = 'load_balancing.algorithm.anomaly_mitigation';
const crossZone = 'load_balancing.cross_zone.enabled';
const slowStart = 'slow_start.duration_seconds';
const sticky = 'stickiness.enabled';
const dns = 'target_group_health.dns_failover.minimum_healthy_targets';
const routing = 'target_group_health.unhealthy_state_routing.minimum_healthy_targets';
const refused = 'InvalidConfigurationRequest';

function modified(...steps: Record<string, string>[]): string {
  using cloud = balancedCloud();
  const TargetGroupArn = cloud.targetGroup('tg');
  return code(() => {
    for (const set of steps) {
      const Attributes = Object.entries(set).map(([Key, Value]) => ({ Key, Value }));
      cloud.call('elbv2', 'ModifyTargetGroupAttributes', { TargetGroupArn, Attributes });
    }
  });
}

test.each<[string, Record<string, string>, string]>([
  ['mitigation with weighted random', { [algorithm]: 'weighted_random', [mitigation]: 'on' }, 'no fault'],
  ['mitigation with round robin', { [mitigation]: 'on' }, refused],
  [
    'mitigation with least outstanding requests',
    { [algorithm]: 'least_outstanding_requests', [mitigation]: 'on' },
    refused,
  ],
  ['slow start with round robin', { [slowStart]: '30' }, 'no fault'],
  [
    'slow start with least outstanding requests',
    { [slowStart]: '30', [algorithm]: 'least_outstanding_requests' },
    refused,
  ],
  ['slow start with weighted random', { [slowStart]: '30', [algorithm]: 'weighted_random' }, refused],
  ['stickiness with weighted random', { [sticky]: 'true', [algorithm]: 'weighted_random' }, refused],
  [
    'stickiness with least outstanding requests',
    { [sticky]: 'true', [algorithm]: 'least_outstanding_requests' },
    'no fault',
  ],
  ['stickiness with cross-zone off', { [sticky]: 'true', [crossZone]: 'false' }, refused],
  ['an application cookie without a name', { [sticky]: 'true', 'stickiness.type': 'app_cookie' }, refused],
  ['thresholds off for DNS', { [`${dns}.count`]: 'off' }, 'no fault'],
  ['a threshold off for routing', { [`${routing}.count`]: 'off' }, refused],
  ['a count of 0', { [`${dns}.count`]: '0' }, refused],
  ['a count beyond the targets that there can be', { [`${dns}.count`]: '1001' }, refused],
  ['a percentage of 101', { [`${dns}.percentage`]: '101' }, refused],
  ['DNS failover before routing failover', { [`${dns}.count`]: '3', [`${routing}.count`]: '2' }, 'no fault'],
  ['DNS failover with routing failover', { [`${dns}.count`]: '2', [`${routing}.count`]: '2' }, 'no fault'],
  ['DNS failover after routing failover', { [`${dns}.count`]: '2', [`${routing}.count`]: '3' }, refused],
  [
    'DNS failover after routing failover, by percentage',
    { [`${dns}.percentage`]: '40', [`${routing}.percentage`]: '50' },
    refused,
  ],
  [
    'no DNS failover, and a threshold for routing',
    { [`${dns}.count`]: 'off', [`${routing}.count`]: '3' },
    'no fault',
  ],
  ['a percentage for routing alone', { [`${routing}.percentage`]: '50' }, 'no fault'],
])('%s', (_, set, expected) => {
  expect(modified(set)).toBe(expected);
});

test('attributes set before are validated together with those being set', () => {
  expect(modified({ [slowStart]: '30' }, { [algorithm]: 'weighted_random' })).toBe(refused);
  expect(modified({ [crossZone]: 'false' }, { [sticky]: 'true' })).toBe(refused);
  expect(
    modified({ [algorithm]: 'weighted_random', [mitigation]: 'on' }, { [algorithm]: 'round_robin' }),
  ).toBe(refused);
});

test('stickiness and weighted random cannot be combined: AWS’s message says so', () => {
  using cloud = balancedCloud();
  expect(() =>
    cloud.call('elbv2', 'ModifyTargetGroupAttributes', {
      TargetGroupArn: cloud.targetGroup('tg'),
      Attributes: [
        { Key: sticky, Value: 'true' },
        { Key: algorithm, Value: 'weighted_random' },
      ],
    }),
  ).toThrow(
    'You cannot have both stickiness and weighted random algorithm enabled on the same target group.',
  );
});

test('a group of a network load balancer may be sticky with cross-zone off', () => {
  using cloud = balancedCloud();
  const TargetGroupArn = cloud.targetGroup('tg', { Protocol: 'TCP' });
  const Attributes = [
    { Key: sticky, Value: 'true' },
    { Key: crossZone, Value: 'false' },
  ];
  expect(code(() => cloud.call('elbv2', 'ModifyTargetGroupAttributes', { TargetGroupArn, Attributes }))).toBe(
    'no fault',
  );
});

test('cross-zone cannot be turned off while a target is in all zones, nor can one be registered then', () => {
  using cloud = balancedCloud();
  const TargetGroupArn = cloud.targetGroup('tg');
  const register = (Id: string, AvailabilityZone?: string) =>
    code(() =>
      cloud.call('elbv2', 'RegisterTargets', {
        TargetGroupArn,
        Targets: [{ Id, ...(AvailabilityZone ? { AvailabilityZone } : {}) }],
      }),
    );
  const turnOff = () =>
    code(() =>
      cloud.call('elbv2', 'ModifyTargetGroupAttributes', {
        TargetGroupArn,
        Attributes: [{ Key: crossZone, Value: 'false' }],
      }),
    );
  expect(register('10.99.0.1')).toBe('InvalidTarget');
  expect(register('10.99.0.1', 'us-east-1a')).toBe('InvalidTarget');
  expect(register('10.99.0.1', 'all')).toBe('no fault');
  expect(turnOff()).toBe(refused);
  cloud.call('elbv2', 'DeregisterTargets', { TargetGroupArn, Targets: [{ Id: '10.99.0.1' }] });
  expect(turnOff()).toBe('no fault');
  expect(register('10.99.0.1', 'all')).toBe('InvalidTarget');
  expect(register('10.99.0.1', 'eu-west-1a')).toBe('InvalidTarget');
  expect(register('10.99.0.1', 'us-east-1b')).toBe('no fault');
  // An address inside the VPC is in its subnet's zone, whatever is asked.
  expect(register('10.20.10.5', 'us-east-1b')).toBe('no fault');
  const { TargetHealthDescriptions } = cloud.call('elbv2', 'DescribeTargetHealth', { TargetGroupArn });
  expect(
    Object.fromEntries(TargetHealthDescriptions!.map(({ Target }) => [Target!.Id, Target!.AvailabilityZone])),
  ).toEqual({ '10.99.0.1': 'us-east-1b', '10.20.10.5': 'us-east-1a' });
});
