// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of Fn::Sub are plain texts.
// Texts: plausible ones by the name of their member, and ones that no program expects.
import type { Random } from './random.ts';

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
});

/** By a part of the member's name; the first that matches. */
const plausible: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /policydocument|^policy$|assumerole/i,
    [policy, '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'],
  ],
  [/cidr/i, ['10.0.0.0/16', '10.0.1.0/24', '10.0.0.0/8', '0.0.0.0/0', '10.1.0.0/99', '2001:db8::/56']],
  [/availabilityzone/i, ['us-east-1a', 'us-east-1b', 'use1-az1', 'us-east-9z']],
  [/instancetype/i, ['t3.micro', 't3.small', 'm5.large', 'c7g.large', 'x']],
  [
    /imageid/i,
    [
      'ami-0123456789abcdef0',
      'resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id',
    ],
  ],
  [/^image$/i, ['nginx', 'node:24', '000000000000.dkr.ecr.us-east-1.amazonaws.com/app:latest']],
  [/protocol/i, ['HTTP', 'HTTPS', 'tcp', 'TCP', '-1', '6']],
  [/port/i, ['80', '443', 'traffic-port', '0', '70000']],
  [
    /scheduleexpression|recurrence/i,
    ['* * * * *', 'rate(5 minutes)', 'cron(0 12 * * ? *)', '*/0 * * * *', '99 99 99 99 99'],
  ],
  [/pattern|regex/i, ['^a+$', '(a+)+$', '[', '(?=x)y', '{ $.a = 1 }', '[w1, w2]']],
  [/path/i, ['/', '/health', '/a/b/*', '../..', '/%zz']],
  [
    /url|uri|endpoint|location/i,
    [
      'http://127.0.0.1:1/',
      'https://bucket.s3.amazonaws.com/key',
      's3://b/k',
      'http://[',
      'file:///etc/passwd',
    ],
  ],
  [/statistic$/i, ['Average', 'Sum', 'p99', 'p999', 'tm(1:2)']],
  [/unit/i, ['Percent', 'Count', 'Seconds']],
  [/cpu|memory/i, ['256', '512', '1024', '0', '99999999']],
  [/version/i, ['1', '$Latest', '$LATEST', '2012-10-17', '0']],
  [
    /template(body)?$/i,
    [
      '{"Resources":{"T":{"Type":"AWS::SSM::Parameter","Properties":{"Type":"String","Value":"v"}}}}',
      'Resources: {}',
      '{',
    ],
  ],
  [/expression/i, ['attribute:ecs.instance-type =~ t3.*', 'm1 + m2', 'not (a == b)', 'runningTasksCount']],
  [/token/i, ['', 'AAAA', 'e30=', '0']],
  [/handler/i, ['index.handler']],
  [/runtime/i, ['nodejs24.x', 'python3.13']],
  [
    /arn/i,
    [
      'arn:aws:iam::000000000000:role/world',
      'arn:aws:ecs:us-east-1:000000000000:cluster/default',
      'arn',
      'arn:::::',
    ],
  ],
  [/^role$|servicerole/i, ['arn:aws:iam::000000000000:role/world']],
  [/namespace/i, ['AWS/ECS', 'Mine', 'ecs']],
  [/dimension/i, ['ecs:service:DesiredCount']],
  [/resourceid/i, ['service/default/a']],
  [/buildspec/i, ['version: 0.2\nphases:\n  build:\n    commands: [true]', 'buildspec.yml', 'a: &a [*a]\n']],
  [/digest/i, [`sha256:${'a'.repeat(64)}`, 'sha256:x']],
  [/userdata/i, ['IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1kZWZhdWx0ID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK', '!!!']],
  [/key$/i, ['Name', 'a', 'a/b', 'aws:x', 'tag:Name', 'vpc-id']],
  [
    /name|cluster|service|bucket|family|group|id$/i,
    ['default', 'a', 'b', 'app', 'my-name', 'c-3', 'constructor', 'toString'],
  ],
];

const document = /policy(document|text)?$|reasondata|manifest$|pattern$|definition|revocationcontent/i;

export function plausibleText(name: string, random: Random): string {
  if (document.test(name) && random.chance(0.5)) return randomDocument(random);
  const found = plausible.find(([pattern]) => pattern.test(name));
  return random.pick(
    found && random.chance(0.85) ? found[1] : ['a', 'b', 'x', 'app', 'default', '1', 'true'],
  );
}

/** JSON that resembles a policy, and is not quite one. */
function randomDocument(random: Random): string {
  const value = (depth: number): unknown =>
    random.weighted<() => unknown>([
      [6, () => random.pick(['*', 'Allow', 's3:GetObject', 'arn:aws:s3:::a/*', '2012-10-17', 'x', ''])],
      [1, () => random.pick([null, 0, -1, 1.5, true, 2])],
      [depth > 0 ? 2 : 0, () => Array.from({ length: random.below(3) }, () => value(depth - 1))],
      [depth > 0 ? 3 : 0, () => object(depth - 1)],
    ])();
  const names = [
    ...[
      'Version',
      'Statement',
      'Effect',
      'Action',
      'Resource',
      'Principal',
      'Condition',
      'Sid',
      'Service',
      'AWS',
    ],
    ...[
      'rules',
      'rulePriority',
      'selection',
      'schemaVersion',
      'config',
      'layers',
      'manifests',
      'digest',
      'constructor',
    ],
  ];
  const object = (depth: number): Record<string, unknown> =>
    Object.fromEntries(Array.from({ length: random.below(5) }, () => [random.pick(names), value(depth)]));
  const statement = () => ({
    Effect: value(0),
    Action: value(1),
    Resource: value(1),
    Principal: value(2),
    ...object(1),
  });
  return JSON.stringify(
    random.pick<() => unknown>([
      () => value(3),
      () => object(3),
      () => ({ Version: '2012-10-17', Statement: random.chance(0.8) ? [statement(), value(1)] : value(2) }),
      () => ({ rules: [{ rulePriority: value(0), selection: object(2), action: value(1) }, value(1)] }),
      () => ({ schemaVersion: 2, config: object(1), layers: [object(1), value(1)], ...object(1) }),
    ])(),
  );
}

const members = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', 'length'];
const odd = [
  '',
  ' ',
  '\u0000',
  '\r\n',
  'a\nb',
  'ü',
  '🚀',
  '\ud800',
  '\u202e',
  '%',
  '%zz',
  '%00',
  '../../../etc/passwd',
  '*',
  '?',
  '[',
  '(',
  '\\',
  '"',
  "'",
  '<&>',
  '${x}',
  '${',
  '{{resolve:ssm:x}}',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e999',
  '0x10',
  '9007199254740993',
  'true',
  '{}',
  '[]',
  'arn:aws:::',
  ':',
  '/',
  '//',
  '.',
  '..',
  ',',
  '=',
  '2026-02-30T25:61:61Z',
  'sha256:',
  '$.a',
];

export function hostileText(random: Random): string {
  return random.weighted<() => string>([
    [6, () => random.pick(odd)],
    [3, () => random.pick(members)],
    [1, () => 'x'.repeat(random.pick([64, 255, 256, 257, 1025, 5000, 70_000]))],
    [1, () => `${'['.repeat(5000)}${']'.repeat(5000)}`],
    [1, () => `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`],
    [1, () => `${random.pick(odd)}${random.pick(odd)}${random.pick(members)}`],
    [1, () => '(a+)+$'.repeat(1 + random.below(50))],
    [1, () => 'a,'.repeat(1 + random.below(3000))],
  ])();
}
