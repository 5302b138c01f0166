// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of Fn::Sub are plain texts.
// Templates: a few resources around which random trees of intrinsic functions grow, as JSON or as YAML that may be damaged.
import type { Random } from './random.ts';
import { exampleTemplate } from './resource-examples.ts';
import { hostileText } from './texts.ts';

type Json = unknown;

const types: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  'AWS::SSM::Parameter': { Type: 'String', Value: 'v' },
  'AWS::S3::Bucket': {},
  'AWS::ECS::Cluster': {},
  'AWS::Logs::LogGroup': { RetentionInDays: 1 },
  'AWS::IAM::Role': { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } },
  'AWS::EC2::VPC': { CidrBlock: '10.0.0.0/16' },
  'AWS::EC2::SecurityGroup': { GroupDescription: 'g' },
  'AWS::ECR::Repository': {},
  'AWS::CloudFormation::WaitConditionHandle': {},
  'AWS::SQS::Queue': {},
  'AWS::ECS::TaskDefinition': { ContainerDefinitions: [{ Name: 'c', Image: 'nginx', Memory: 128 }] },
  'AWS::CloudFormation::Stack': { TemplateURL: 'https://s3.amazonaws.com/b/k' },
  'AWS::No::Such': {},
};

const names = [
  'A',
  'B',
  'C',
  'P',
  'Q',
  'M',
  'Cond',
  'Other',
  'AWS::Region',
  'AWS::NoValue',
  'constructor',
  '__proto__',
];

function scalar(random: Random): Json {
  return random.weighted<() => Json>([
    [5, () => random.pick(['a', 'b', 'x,y', '10.0.0.0/16', '8', '0', 'us-east-1', '{{resolve:ssm:/a}}'])],
    [2, () => random.pick([0, 1, -1, 5, 256, 1e9, 1.5])],
    [1, () => random.chance(0.5)],
    [0.5, () => null],
    [1, () => hostileText(random)],
  ])();
}

function tree(random: Random, depth: number): Json {
  if (depth <= 0 || random.chance(0.25)) return scalar(random);
  const inner = () => tree(random, depth - 1);
  const list = () => Array.from({ length: random.below(4) }, inner);
  const name = () => (random.chance(0.9) ? random.pick(names) : inner());
  return random.weighted<() => Json>([
    [4, () => ({ Ref: name() })],
    [2, () => ({ 'Fn::GetAtt': random.pick<Json>([[name(), 'Arn'], 'A.Arn', [name(), inner()], inner()]) })],
    [
      2,
      () => ({
        'Fn::Sub': random.pick<Json>([
          '${A}',
          '${A.Arn}-${AWS::Region}',
          '${!x}${',
          ['${x}', { x: inner() }],
          inner(),
        ]),
      }),
    ],
    [2, () => ({ 'Fn::Join': [random.chance(0.8) ? ',' : inner(), random.chance(0.8) ? list() : inner()] })],
    [1, () => ({ 'Fn::Select': [inner(), random.chance(0.7) ? list() : inner()] })],
    [1, () => ({ 'Fn::Split': [random.chance(0.7) ? ',' : inner(), inner()] })],
    [1, () => ({ 'Fn::If': [random.pick(['Cond', 'Other', 'None', 'constructor']), inner(), inner()] })],
    [
      1,
      () => ({ 'Fn::FindInMap': random.pick<Json>([['M', 'k', 'v'], [name(), inner(), inner()], inner()]) }),
    ],
    [1, () => ({ 'Fn::Base64': inner() })],
    [
      1,
      () => ({
        'Fn::Cidr': random.pick<Json>([['10.0.0.0/16', 4, 8], [inner(), inner(), inner()], inner()]),
      }),
    ],
    [1, () => ({ 'Fn::GetAZs': inner() })],
    [1, () => ({ 'Fn::ImportValue': inner() })],
    [
      1,
      () => ({
        [random.pick([
          'Fn::Equals',
          'Fn::And',
          'Fn::Or',
          'Fn::Not',
          'Condition',
          'Fn::Nope',
          'Fn::Transform',
        ])]: list(),
      }),
    ],
    [1, list],
    [1, () => ({ [String(scalar(random))]: inner(), k: inner() })],
  ])();
}

function condition(random: Random, depth: number): Json {
  if (depth <= 0 || random.chance(0.4)) return { 'Fn::Equals': [tree(random, 1), tree(random, 1)] };
  const inner = () => condition(random, depth - 1);
  return random.weighted<() => Json>([
    [2, () => ({ 'Fn::And': [inner(), inner()] })],
    [2, () => ({ 'Fn::Or': [inner(), inner()] })],
    [2, () => ({ 'Fn::Not': [inner()] })],
    [2, () => ({ Condition: random.pick(['Cond', 'Other', 'None']) })],
    [1, () => tree(random, 2)],
  ])();
}

function wholeTemplate(random: Random): Record<string, Json> {
  const depth = random.pick([0, 1, 2, 4]);
  const wild = random.chance(0.3);
  const resources = Object.fromEntries(
    Array.from({ length: 1 + random.below(3) }, (_, i) => {
      const type = random.pick(Object.keys(types));
      const properties = { ...types[type] };
      for (const key of Object.keys(properties))
        if (random.chance(wild ? 0.4 : 0.1)) properties[key] = tree(random, depth);
      if (random.chance(0.1))
        properties[random.pick(['Name', 'Tags', 'constructor', 'X'])] = tree(random, depth);
      return [
        random.chance(0.97) ? 'ABC'[i]! : hostileText(random).slice(0, 300),
        {
          Type: random.chance(0.98) ? type : tree(random, 1),
          Properties: random.chance(0.98) ? properties : tree(random, 2),
          ...(random.chance(0.1) && {
            DependsOn: random.pick<Json>(['A', ['A', 'B'], ['C'], tree(random, 1)]),
          }),
          ...(random.chance(0.1) && { Condition: random.pick<Json>(['Cond', 'Other', 'None']) }),
          ...(random.chance(0.1) && { Metadata: tree(random, depth) }),
          ...(random.chance(0.1) && {
            DeletionPolicy: random.pick<Json>(['Retain', 'Delete', tree(random, 1)]),
          }),
          ...(random.chance(0.05) && { UpdatePolicy: tree(random, 2) }),
          ...(random.chance(0.05) && { CreationPolicy: tree(random, 2) }),
        },
      ];
    }),
  );
  const parameter = () => ({
    Type: random.pick<Json>([
      'String',
      'Number',
      'CommaDelimitedList',
      'List<Number>',
      'AWS::SSM::Parameter::Value<String>',
      'X',
    ]),
    ...(random.chance(0.8) && { Default: random.chance(0.7) ? 'a' : scalar(random) }),
    ...(random.chance(0.2) && { AllowedPattern: random.pick(['a', '(a+)+$', '[', '(?=a)a', '.*']) }),
    ...(random.chance(0.1) && { MinLength: scalar(random), MaxValue: scalar(random) }),
    ...(random.chance(0.1) && { AllowedValues: random.pick<Json>([['a', 'b'], [], scalar(random)]) }),
  });
  return {
    ...(random.chance(0.5) && { AWSTemplateFormatVersion: '2010-09-09' }),
    ...(random.chance(0.5) && {
      Parameters: { P: parameter(), ...(random.chance(0.3) && { Q: parameter() }) },
    }),
    ...(random.chance(0.4) && {
      Conditions: { Cond: condition(random, 3), ...(random.chance(0.5) && { Other: condition(random, 3) }) },
    }),
    ...(random.chance(0.3) && { Mappings: { M: { k: { v: scalar(random) } } } }),
    ...(random.chance(0.1) && { Rules: { R: { Assertions: [{ Assert: condition(random, 2) }] } } }),
    Resources: random.chance(0.98) ? resources : tree(random, 2),
    ...(random.chance(0.4) && {
      Outputs: {
        O: { Value: tree(random, depth), ...(random.chance(0.2) && { Export: { Name: tree(random, 1) } }) },
      },
    }),
    ...(random.chance(0.02) && {
      [random.pick(['Transform', 'Hooks', 'Globals', 'Metadata', 'X'])]: tree(random, 2),
    }),
  };
}

const bombs: readonly ((random: Random) => string)[] = [
  (random) => `a: ${'['.repeat(random.pick([150, 190, 250, 40_000]))}`,
  (random) => `Resources:\n ${'- '.repeat(random.pick([100, 300, 20_000]))}x`,
  () => 'a: &a [*a, *a]',
  () =>
    [
      'a0: &a0 [x, x]',
      ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
    ].join('\n'),
  (random) => `{"Resources":${'{"Fn::If":["C",'.repeat(random.pick([90, 2500]))}`,
  () => `Resources: {${Array.from({ length: 3000 }, (_, i) => `k${i}: 1`).join(', ')}}`,
  () => '? '.repeat(9000),
  () => `a: ${'!a '.repeat(9000)}`,
  () => '{'.repeat(30_000),
];

export function randomTemplate(random: Random): string {
  if (random.chance(0.06)) return random.pick(bombs)(random);
  const template = random.chance(0.5)
    ? { Resources: exampleTemplate(random, () => tree(random, random.below(3))) }
    : wholeTemplate(random);
  const json = JSON.stringify(template);
  if (random.chance(0.1)) return damaged(json, random);
  // JSON is YAML, and with a leading comment it is read as such.
  return random.chance(0.3) ? `# YAML\n${random.chance(0.2) ? damaged(json, random) : json}` : json;
}

export function damaged(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  return random.weighted<() => string>([
    [2, () => text.slice(0, at)],
    [
      2,
      () =>
        text.slice(0, at) +
        random.pick(['"', '{', '}', ',', ':', '\u0000', '!', '&a ', '*a', '\n', '\t']) +
        text.slice(at),
    ],
    [1, () => text.slice(0, at) + text.slice(at + 1 + random.below(5))],
    [1, () => text.slice(0, at) + text.slice(random.below(text.length))],
  ])();
}
