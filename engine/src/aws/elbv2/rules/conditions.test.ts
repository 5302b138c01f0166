// Which conditions of a rule AWS rejects, by the API reference of ELBv2.
import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import { balancedCloud, code } from '../testing/load-balanced-cloud.ts';

function createRule(Conditions: RuleCondition[]) {
  using cloud = balancedCloud();
  cloud.call('elbv2', 'CreateRule', {
    ListenerArn: cloud.listener(cloud.loadBalancer(), cloud.targetGroup('tg')),
    Priority: 1,
    Conditions,
    Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
  });
}

test.each<[string, RuleCondition[], string]>([
  ['a host', [{ Field: 'host-header', HostHeaderConfig: { Values: ['*.example.com'] } }], 'no fault'],
  [
    'a path by regular expression',
    [{ Field: 'path-pattern', PathPatternConfig: { RegexValues: ['^/v[0-9]+/'] } }],
    'no fault',
  ],
  [
    'a query',
    [{ Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'a', Value: 'b' }] } }],
    'no fault',
  ],
  [
    'a source',
    [{ Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.0/8', '2001:db8::/32'] } }],
    'no fault',
  ],
  [
    'a method of its own',
    [{ Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['PURGE'] } }],
    'no fault',
  ],
  ['no value', [{ Field: 'path-pattern', Values: [] }], 'ValidationError'],
  ['an unknown field', [{ Field: 'cookie', Values: ['a'] }], 'ValidationError'],
  ['a host without a dot', [{ Field: 'host-header', Values: ['localhost'] }], 'ValidationError'],
  [
    'two paths conditions',
    [
      { Field: 'path-pattern', Values: ['/a'] },
      { Field: 'path-pattern', Values: ['/b'] },
    ],
    'ValidationError',
  ],
  [
    'six values in two conditions',
    [
      { Field: 'path-pattern', Values: ['/a', '/b', '/c'] },
      { Field: 'host-header', Values: ['a.example', 'b.example', 'c.example'] },
    ],
    'ValidationError',
  ],
  ['a value that is not ASCII', [{ Field: 'path-pattern', Values: ['/ä'] }], 'ValidationError'],
  [
    'a header whose name has a wildcard',
    [{ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x-*', Values: ['a'] } }],
    'ValidationError',
  ],
  [
    'a regular expression of 129 characters',
    [{ Field: 'path-pattern', RegexValues: ['a'.repeat(129)] }],
    'ValidationError',
  ],
  [
    'the source that nobody has',
    [{ Field: 'source-ip', SourceIpConfig: { Values: ['255.255.255.255/32'] } }],
    'InvalidConfigurationRequest',
  ],
  [
    'six values in one condition',
    [{ Field: 'path-pattern', Values: ['/a', '/b', '/c', '/d', '/e', '/f'] }],
    'ValidationError',
  ],
  [
    'a path of 129 characters',
    [{ Field: 'path-pattern', Values: [`/${'a'.repeat(128)}`] }],
    'ValidationError',
  ],
  ['seven wildcards', [{ Field: 'path-pattern', Values: ['/*/*/*/*', '/*/*/*'] }], 'ValidationError'],
  ['a broken regular expression', [{ Field: 'path-pattern', RegexValues: ['('] }], 'ValidationError'],
  [
    'a source that is no block',
    [{ Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.1'] } }],
    'ValidationError',
  ],
])('a rule for %s', (_what, conditions, expected) => {
  expect(code(() => createRule(conditions))).toBe(expected);
});

/** Observed of AWS, whose guide says three a condition: https://github.com/aws-cloudformation/cfn-lint/issues/3833 */
test.each([
  ['four values', [{ Field: 'path-pattern', Values: ['/a', '/b', '/c', '/d'] }]],
  ['five values', [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/a', '/b', '/c', '/d', '/e'] } }]],
  ['five regular expressions', [{ Field: 'host-header', RegexValues: ['a', 'b', 'c', 'd', 'e'] }]],
])('a rule may have %s in one condition', (_what, conditions) => {
  expect(code(() => createRule(conditions))).toBe('no fault');
});

test.each([
  ['in one condition', [['/1', '/2', '/3', '/4', '/5', '/6']]],
  [
    'in two',
    [
      ['/1', '/2', '/3'],
      ['a.example.com', 'b.example.com', 'c.example.com'],
    ],
  ],
])('a rule may not have six values %s', (_where, [paths = [], hosts = []]) => {
  const conditions = [
    { Field: 'path-pattern', PathPatternConfig: { Values: paths } },
    ...(hosts.length > 0 ? [{ Field: 'host-header', Values: hosts }] : []),
  ];
  expect(() => createRule(conditions)).toThrow("A rule can only have '5' condition values");
});

test.each([
  '^/(?=a)',
  '^/(?!a)',
  '(?<=a)b',
  '(?<!a)b',
  '(a)\\1',
  '(?>a)',
  'a++',
  '(?R)',
  '^/\\p{L}$',
  '(a?){1000}',
  '((x{30}){30}){30}',
])('a rule cannot have the regular expression %s, which AWS does not support', (regex) => {
  const conditions = [{ Field: 'path-pattern', RegexValues: [regex] }];
  expect(code(() => createRule(conditions))).toBe('ValidationError');
});
