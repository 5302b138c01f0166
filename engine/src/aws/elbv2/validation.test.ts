// What AWS rejects, and with which code, by the API reference of ELBv2.
import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import { checkedRedirect } from './rules/redirect.ts';
import { balancedCloud, code } from './testing/load-balanced-cloud.ts';

type ActionOf = (group: string) => Action[];

const forwardTo = (TargetGroupArn: string): Action => ({ Type: 'forward', TargetGroupArn });
const redirect = (config: object): Action[] => [
  { Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301', ...config } },
];
const fixed = (config: object): Action[] => [
  { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404', ...config } },
];

const login = (Type: Action['Type']): Action[] => [
  { Type, Order: 1 },
  { ...fixed({})[0]!, Order: 2 },
];
const forwardToAll = (count: number): Action[] => [
  {
    Type: 'forward',
    ForwardConfig: {
      TargetGroups: Array.from({ length: count }, (_, i) => ({ TargetGroupArn: `group-${i}` })),
    },
  },
];

function createRule(actions: ActionOf) {
  using cloud = balancedCloud();
  const group = cloud.targetGroup('tg');
  const listener = cloud.listener(cloud.loadBalancer(), group);
  return code(() =>
    cloud.call('elbv2', 'CreateRule', {
      ListenerArn: listener,
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', Values: ['/a'] }],
      Actions: actions(group),
    }),
  );
}

test.each<[string, ActionOf, string]>([
  ['a forward', (group) => [forwardTo(group)], 'no fault'],
  ['a redirect to HTTPS', () => redirect({ Protocol: 'HTTPS', Port: '443' }), 'no fault'],
  ['a fixed response', () => fixed({ ContentType: 'application/json', MessageBody: '{}' }), 'no fault'],
  ['no action', () => [], 'ValidationError'],
  [
    'an unknown group',
    (group) => [forwardTo(group.replace(/.{16}$/, '0'.repeat(16)))],
    'TargetGroupNotFound',
  ],
  ['a redirect to itself', () => redirect({ Query: 'a=b' }), 'InvalidLoadBalancerAction'],
  [
    'a redirect of a path of 129 characters',
    () => redirect({ Path: `/${'a'.repeat(128)}` }),
    'ValidationError',
  ],
  ['a login', () => login('authenticate-oidc'), 'InvalidConfigurationRequest'],
  ['a login by Cognito', () => login('authenticate-cognito'), 'InvalidConfigurationRequest'],
  ['a check of tokens', () => login('jwt-validation'), 'InvalidConfigurationRequest'],
  ['six target groups', () => forwardToAll(6), 'TooManyUniqueTargetGroupsPerLoadBalancer'],
  ['a redirect with a keyword out of place', () => redirect({ Port: '#{host}' }), 'ValidationError'],
  ['a redirect with status 307', () => redirect({ Host: 'a', StatusCode: 'HTTP_307' }), 'ValidationError'],
  ['a fixed response 302', () => fixed({ StatusCode: '302' }), 'ValidationError'],
  ['a fixed response of 1025 characters', () => fixed({ MessageBody: 'x'.repeat(1025) }), 'ValidationError'],
  ['a fixed response of an image', () => fixed({ ContentType: 'image/png' }), 'ValidationError'],
  [
    'two terminal actions',
    (group) => [
      { ...forwardTo(group), Order: 1 },
      { ...fixed({})[0], Type: 'fixed-response', Order: 2 },
    ],
    'InvalidLoadBalancerAction',
  ],
  [
    'an action that is not simulated',
    (group) => [
      { Type: 'authenticate-oidc', Order: 1 },
      { ...forwardTo(group), Order: 2 },
    ],
    'InvalidConfigurationRequest',
  ],
  [
    'a weight of 1000',
    (TargetGroupArn) => [
      { Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn, Weight: 1000 }] } },
    ],
    'ValidationError',
  ],
  [
    'stickiness without a duration',
    (TargetGroupArn) => [
      {
        Type: 'forward',
        ForwardConfig: { TargetGroups: [{ TargetGroupArn }], TargetGroupStickinessConfig: { Enabled: true } },
      },
    ],
    'ValidationError',
  ],
])('a rule with %s', (_what, actions, expected) => {
  expect(createRule(actions)).toBe(expected);
});

test.each<[string, object, string]>([
  ['too short an interval', { HealthCheckIntervalSeconds: 4 }, 'ValidationError'],
  [
    'a timeout not below the interval',
    { HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 5 },
    'ValidationError',
  ],
  ['an interval of 6 for TCP', { Protocol: 'TCP', HealthCheckIntervalSeconds: 6 }, 'no fault'],
  [
    'a timeout above the interval for TCP',
    { Protocol: 'TCP', HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 11 },
    'ValidationError',
  ],
  ['a threshold of 1', { HealthyThresholdCount: 1 }, 'ValidationError'],
  ['a matcher of 500', { Matcher: { HttpCode: '500' } }, 'ValidationError'],
  ['a matcher of ranges', { Matcher: { HttpCode: '200-299,404' } }, 'no fault'],
  ['a path without a slash', { HealthCheckPath: 'health' }, 'ValidationError'],
  ['health checks off', { HealthCheckEnabled: false }, 'InvalidConfigurationRequest'],
  ['a function and a port', { TargetType: 'lambda' }, 'ValidationError'],
  ['an unknown version', { ProtocolVersion: 'HTTP3' }, 'ValidationError'],
])('a target group with %s', (_what, more, expected) => {
  using cloud = balancedCloud();
  expect(code(() => cloud.targetGroup('tg', more))).toBe(expected);
});

test.each<[string, string, string]>([
  ['deregistration_delay.timeout_seconds', '3601', 'InvalidConfigurationRequest'],
  ['stickiness.app_cookie.cookie_name', 'AWSALBMINE', 'InvalidConfigurationRequest'],
  ['slow_start.duration_seconds', '20', 'InvalidConfigurationRequest'],
  ['no.such.key', '1', 'InvalidConfigurationRequest'],
  ['load_balancing.algorithm.type', 'least_outstanding_requests', 'no fault'],
])('the target group attribute %s=%s', (Key, Value, expected) => {
  using cloud = balancedCloud();
  const TargetGroupArn = cloud.targetGroup('tg');
  const modify = () =>
    cloud.call('elbv2', 'ModifyTargetGroupAttributes', { TargetGroupArn, Attributes: [{ Key, Value }] });
  expect(code(modify)).toBe(expected);
});

test.each<[string, object, string]>([
  ['one zone', { Subnets: ['subnet-a'] }, 'InvalidConfigurationRequest'],
  ['a zone twice', { Subnets: ['subnet-a', 'subnet-a'] }, 'InvalidConfigurationRequest'],
  ['subnets of two VPCs', { Subnets: ['subnet-b', 'subnet-other'] }, 'InvalidConfigurationRequest'],
  ['an unknown subnet', { Subnets: ['subnet-a', 'subnet-x'] }, 'SubnetNotFound'],
  ['no subnet', {}, 'ValidationError'],
  ['a reserved name', { Name: 'internal-x' }, 'ValidationError'],
  ['a name of 33 characters', { Name: 'x'.repeat(33) }, 'ValidationError'],
])('a load balancer with %s', (_what, more, expected) => {
  using cloud = balancedCloud();
  const input = { Name: 'lb', ...('Name' in more ? { Subnets: ['subnet-a', 'subnet-b'] } : {}), ...more };
  expect(code(() => cloud.call('elbv2', 'CreateLoadBalancer', input))).toBe(expected);
});

test.each([
  [0, 'ValidationError'],
  [1, 'no fault'],
  [50_000, 'no fault'],
  [50_001, 'ValidationError'],
])('a rule of priority %i', (Priority, expected) => {
  using cloud = balancedCloud();
  const ListenerArn = cloud.listener(cloud.loadBalancer(), cloud.targetGroup('tg'));
  const Conditions = [{ Field: 'path-pattern', Values: ['/a'] }];
  const create = () =>
    cloud.call('elbv2', 'CreateRule', { ListenerArn, Priority, Conditions, Actions: fixed({}) });
  expect(code(create)).toBe(expected);
});

test('a redirect does not lead from HTTPS to HTTP', () => {
  const to = (Protocol: string) => () =>
    checkedRedirect(
      { Type: 'redirect', RedirectConfig: { Protocol, Port: '80', StatusCode: 'HTTP_301' } },
      'HTTPS',
    );
  expect(code(to('HTTP'))).toBe('InvalidLoadBalancerAction');
  expect(code(to('#{protocol}'))).toBe('no fault');
});

test('a rule has one transform of a type', () => {
  using cloud = balancedCloud();
  const ListenerArn = cloud.listener(cloud.loadBalancer(), cloud.targetGroup('tg'));
  const rewrite = (Regex: string) => ({
    Type: 'url-rewrite' as const,
    UrlRewriteConfig: { Rewrites: [{ Regex, Replace: '/x' }] },
  });
  const create =
    (...Transforms: ReturnType<typeof rewrite>[]) =>
    () =>
      cloud.call('elbv2', 'CreateRule', {
        ListenerArn,
        Priority: 1,
        Conditions: [{ Field: 'path-pattern', Values: ['/a'] }],
        Actions: fixed({}),
        Transforms,
      });
  expect(code(create(rewrite('^/a'), rewrite('^/b')))).toBe('ValidationError');
  expect(code(create(rewrite('^/a(?!b)')))).toBe('ValidationError');
  expect(code(create(rewrite('^/a')))).toBe('no fault');
});

test('the default rule is not deleted, and neither its priority nor its conditions change', () => {
  using cloud = balancedCloud();
  const ListenerArn = cloud.listener(cloud.loadBalancer(), cloud.targetGroup('tg'));
  const [rule] = cloud.call('elbv2', 'DescribeRules', { ListenerArn }).Rules ?? [];
  const RuleArn = rule!.RuleArn!;
  expect(rule).toMatchObject({ Priority: 'default', IsDefault: true, Conditions: [] });
  expect(code(() => cloud.call('elbv2', 'DeleteRule', { RuleArn }))).toBe('OperationNotPermitted');
  const Conditions = [{ Field: 'path-pattern', Values: ['/a'] }];
  expect(code(() => cloud.call('elbv2', 'ModifyRule', { RuleArn, Conditions }))).toBe(
    'OperationNotPermitted',
  );
});

test('a target group serves one load balancer', () => {
  using cloud = balancedCloud();
  const group = cloud.targetGroup('tg');
  cloud.listener(cloud.loadBalancer('one'), group);
  expect(code(() => cloud.listener(cloud.loadBalancer('two'), group))).toBe('TargetGroupAssociationLimit');
});

test('two rules can swap priorities in one call, and the default rule has none', () => {
  using cloud = balancedCloud();
  const listener = cloud.listener(cloud.loadBalancer(), cloud.targetGroup('tg'));
  const rule = (Priority: number) =>
    cloud.call('elbv2', 'CreateRule', {
      ListenerArn: listener,
      Priority,
      Conditions: [{ Field: 'path-pattern', Values: ['/a'] }],
      Actions: fixed({}),
    }).Rules![0]!.RuleArn!;
  const [one, two] = [rule(1), rule(2)];
  expect(code(() => rule(2))).toBe('PriorityInUse');
  const set = (...pairs: [string, number][]) =>
    cloud.call('elbv2', 'SetRulePriorities', {
      RulePriorities: pairs.map(([RuleArn, Priority]) => ({ RuleArn, Priority })),
    });
  expect(code(() => set([one, 2]))).toBe('PriorityInUse');
  set([one, 2], [two, 1]);
  const rules = cloud.call('elbv2', 'DescribeRules', { ListenerArn: listener }).Rules ?? [];
  expect(rules.map(({ RuleArn, Priority }) => [RuleArn, Priority]).slice(0, 2)).toEqual([
    [two, '1'],
    [one, '2'],
  ]);
  expect(code(() => set([rules[2]!.RuleArn!, 5]))).toBe('OperationNotPermitted');
});

test('an action with several groups needs stickiness on the rule as soon as one of them is sticky', () => {
  using cloud = balancedCloud();
  const [blue, green] = [cloud.targetGroup('blue'), cloud.targetGroup('green')];
  const listener = cloud.listener(cloud.loadBalancer(), cloud.targetGroup('other'));
  const makeSticky = (TargetGroupArn: string) =>
    cloud.call('elbv2', 'ModifyTargetGroupAttributes', {
      TargetGroupArn,
      Attributes: [{ Key: 'stickiness.enabled', Value: 'true' }],
    });
  const TargetGroups = [{ TargetGroupArn: blue }, { TargetGroupArn: green }];
  const rule = (Priority: number, Enabled: boolean) =>
    cloud.call('elbv2', 'CreateRule', {
      ListenerArn: listener,
      Priority,
      Conditions: [{ Field: 'path-pattern', Values: ['/a'] }],
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: { TargetGroups, TargetGroupStickinessConfig: { Enabled, DurationSeconds: 60 } },
        },
      ],
    });
  rule(1, false);
  expect(code(() => makeSticky(blue))).toBe('InvalidConfigurationRequest');
  cloud.call('elbv2', 'DeleteRule', {
    RuleArn: cloud.call('elbv2', 'DescribeRules', { ListenerArn: listener }).Rules![0]!.RuleArn,
  });
  makeSticky(blue);
  expect(code(() => rule(1, false))).toBe('InvalidConfigurationRequest');
  expect(code(() => rule(1, true))).toBe('no fault');
});

test('a target group of HTTP/2 or gRPC needs an HTTPS listener', () => {
  using cloud = balancedCloud();
  const group = cloud.targetGroup('tg', { ProtocolVersion: 'GRPC' });
  expect(code(() => cloud.listener(cloud.loadBalancer(), group))).toBe('InvalidConfigurationRequest');
});
