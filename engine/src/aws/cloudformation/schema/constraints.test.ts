// What the public schemas demand of the simulated types' properties: a value on either side of every constraint.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { file, generatePropertyConstraints } from '../../../../scripts/generate-property-constraints.ts';
import { fromJava } from '../../../kernel/java-pattern.ts';
import { Unknown } from '../template/value.ts';
import { brokenConstraints, type PropertyConstraints, type TypeConstraints } from './constraints.ts';

const text = readFileSync(file, 'utf8');
const tables = JSON.parse(text) as Readonly<Record<string, TypeConstraints>>;

const generated = await generatePropertyConstraints();

// Written from the schemas that come with cfn-lint: without them there is nothing to compare with.
it.skipIf(generated === undefined)(
  'the generated constraints are those of the schemas (if not: npm run generate)',
  () => {
    expect(generated === text).toBe(true);
  },
);

it('a listener rule of six paths is left to ELBv2, which is observed to answer', () => {
  const Values = ['/1', '/2', '/3', '/4', '/5', '/6'];
  const Conditions = [{ Field: 'path-pattern', PathPatternConfig: { Values } }];
  expect(brokenConstraints('AWS::ElasticLoadBalancingV2::ListenerRule', { Conditions })).toEqual([]);
});

describe.each(Object.entries(tables))('%s', (type, table) => {
  it('takes values inside of what is demanded, and none outside', () => {
    const sites = sitesOf(table.properties, table, []);
    const wrong = sites.flatMap(({ path, node }) => {
      // A property may ask for more than the definition that it refers to.
      const least = Math.max(
        ...sites
          .filter((site) => pointer(site.path) === pointer(path))
          .map((site) => site.node.minItems ?? 0),
      );
      const problemsOf = (value: unknown) =>
        brokenConstraints(type, place(path, value)).filter((problem) =>
          problem.startsWith(`${pointer(path)}: `),
        );
      const inside = insideOf(node, least);
      return [
        ...inside.flatMap((value) =>
          problemsOf(value).map((problem) => `refuses ${show(value)}: ${problem}`),
        ),
        ...(inside.length === 0 ? [`${pointer(path)}: no value inside was found`] : []),
        ...breakable(node)
          .filter((keyword) => !outsideOf(node).some(([tried]) => tried.includes(keyword)))
          .map((keyword) => `${pointer(path)}: no value outside of its ${keyword} was found`),
        ...outsideOf(node).flatMap(([keyword, value]) =>
          problemsOf(value).some((problem) => problem.includes(keyword))
            ? []
            : [`${pointer(path)} takes ${show(value)} (${keyword})`],
        ),
      ];
    });
    expect(wrong).toEqual([]);
  });
});

describe('a value', () => {
  const alarm = (rest: object) => brokenConstraints('AWS::CloudWatch::Alarm', rest);

  it('that is not known yet is not judged', () => {
    expect(alarm({ Namespace: new Unknown({ Ref: 'X' }), Unit: '{{resolve:ssm:unit}}' })).toEqual([]);
  });

  it('is not repeated in the message', () => {
    expect(alarm({ Unit: 'secret' })).toEqual(['#/Unit: failed validation constraint for keyword [enum]']);
    expect(alarm({ MetricName: 'm'.repeat(256) })).toEqual([
      '#/MetricName: expected maxLength: 255, actual: 256',
    ]);
  });

  it('is checked at any depth, and the message has its place', () => {
    const metric = { Id: 'Capital', MetricStat: { Stat: 'Sum', Period: 0, Metric: { MetricName: '' } } };
    expect(alarm({ Metrics: [{ Id: 'a' }, metric] })).toEqual([
      '#/Metrics/1/Id: failed validation constraint for keyword [pattern]',
      '#/Metrics/1/MetricStat/Metric/MetricName: expected minLength: 1, actual: 0',
      '#/Metrics/1/MetricStat/Period: failed validation constraint for keyword [minimum]',
    ]);
  });

  it('may need another one, or exclude it', () => {
    const group = { InstanceMaintenancePolicy: { MinHealthyPercentage: 50 } };
    expect(brokenConstraints('AWS::AutoScaling::AutoScalingGroup', group)).toEqual([
      '#/InstanceMaintenancePolicy: property [MaxHealthyPercentage] is required',
    ]);
    const template = { LaunchTemplate: { LaunchTemplateId: 'a', LaunchTemplateName: 'b', Version: '1' } };
    expect(brokenConstraints('AWS::EC2::Instance', template)).toEqual([
      '#/LaunchTemplate: #: 2 subschemas matched instead of one',
    ]);
  });
});

interface Site {
  readonly path: readonly string[];
  readonly node: PropertyConstraints;
}

/** Every node with constraints of its own. A definition that contains itself is followed once. */
function sitesOf(
  node: PropertyConstraints,
  table: TypeConstraints,
  path: readonly string[],
  seen: readonly string[] = [],
): Site[] {
  const { definition } = node;
  if (definition !== undefined && seen.includes(definition)) return [];
  const target = definition === undefined ? undefined : table.definitions![definition];
  const next = definition === undefined ? seen : [...seen, definition];
  return [
    { path, node },
    ...Object.entries(node.properties ?? {}).flatMap(([name, inner]) =>
      sitesOf(inner, table, [...path, name], seen),
    ),
    ...(node.items ? sitesOf(node.items, table, [...path, '0'], seen) : []),
    ...(node.values ? sitesOf(node.values, table, [...path, 'a'], seen) : []),
    ...(target ? sitesOf(target, table, path, next) : []),
  ].filter(({ node: { definition, properties, items, values, ...own } }) => Object.keys(own).length > 0);
}

const pointer = (path: readonly string[]) => ['#', ...path].join('/');

function place([step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  return step === '0' ? [place(rest, value)] : { [step]: place(rest, value) };
}

/** @param least how many items a list has to have */
function insideOf(
  { enum: values, minimum, maximum, minLength = 0, maxLength = 100_000, ...node }: PropertyConstraints,
  least: number,
): unknown[] {
  if (values) return [...values];
  if (minimum !== undefined || maximum !== undefined) {
    return [minimum, maximum].filter((each) => each !== undefined);
  }
  if (node.dependencies || node.oneOf || node.anyOf) return [objectsOf(node).inside];
  if (node.minItems !== undefined || node.maxItems !== undefined || node.uniqueItems) {
    return [list(least), ...(node.maxItems === undefined ? [] : [list(node.maxItems)])];
  }
  const matches = inV8(node.pattern ?? '');
  return candidates(minLength).filter(
    (each) => each.length >= minLength && each.length <= maxLength && matches(each),
  );
}

function outsideOf({
  enum: values,
  minimum,
  maximum,
  minLength = 0,
  maxLength,
  ...node
}: PropertyConstraints): [string, unknown][] {
  if (values) return [['[enum]', 'NOPE']];
  const matches = inV8(node.pattern ?? '');
  const stranger = strangers.find(
    (each) => each.length >= minLength && each.length <= (maxLength ?? each.length) && !matches(each),
  );
  return [
    ...(minimum === undefined ? [] : [['[minimum]', minimum - 1] as [string, unknown]]),
    ...(maximum === undefined ? [] : [['[maximum]', maximum + 1] as [string, unknown]]),
    ...(minLength > 0 ? [['minLength', 'a'.repeat(minLength - 1)] as [string, unknown]] : []),
    ...(maxLength === undefined ? [] : [['maxLength', 'a'.repeat(maxLength + 1)] as [string, unknown]]),
    ...(node.minItems ? [['minimum item count', list(node.minItems - 1)] as [string, unknown]] : []),
    ...(node.maxItems === undefined
      ? []
      : [['maximum item count', list(node.maxItems + 1)] as [string, unknown]]),
    ...(node.uniqueItems ? [['not unique', ['a', 'a']] as [string, unknown]] : []),
    ...objectsOf(node).outside,
    ...(node.pattern === undefined || stranger === undefined
      ? []
      : [['[pattern]', stranger] as [string, unknown]]),
  ];
}

/**
 * Patterns need not match the entire text, so one without an anchor that takes the empty text takes all: `(arn:.*)|()`. So do
 * `^(arn:.*)|()$`, whose second alternative is the text's end, and `^.+$`.
 */
const findsEverything = (pattern: string) =>
  (!/[$^]/.test(pattern) && inV8(pattern)('')) || /^\^(\.|\[\\s\\S\])[*+]\$$|\|\(\)\$$/.test(pattern);

/** An object with the members that alternatives and dependencies ask for, and objects without. */
function objectsOf({ dependencies = {}, oneOf, anyOf }: PropertyConstraints) {
  const [first = []] = oneOf ?? anyOf ?? [];
  const needed = first.flatMap((name) => [name, ...(dependencies[name] ?? [])]);
  const object = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, new Unknown({ Ref: name })]));
  const outside: [string, unknown][] = [
    ...(oneOf || anyOf ? [['matched', {}] as [string, unknown]] : []),
    ...Object.entries(dependencies).flatMap(([name, others]) =>
      others.map((other): [string, unknown] => [`[${other}] is required`, object([name])]),
    ),
  ];
  return { inside: object(needed), outside };
}

/** The keywords of a node that some value must break. An enumeration stands for all others. */
function breakable(node: PropertyConstraints): string[] {
  if (node.enum) return ['enum'];
  const { minimum, maximum, minLength = 0, maxLength, minItems = 0, maxItems, pattern } = node;
  return [
    ...(minimum === undefined ? [] : ['minimum']),
    ...(maximum === undefined ? [] : ['maximum']),
    ...(minLength > 0 ? ['minLength'] : []),
    ...(maxLength === undefined ? [] : ['maxLength']),
    ...(minItems > 0 ? ['minimum item count'] : []),
    ...(maxItems === undefined ? [] : ['maximum item count']),
    ...(node.uniqueItems ? ['not unique'] : []),
    ...Object.values(node.dependencies ?? {}).flatMap((needed) =>
      needed.map((name) => `[${name}] is required`),
    ),
    ...(node.oneOf ? ['matched'] : []),
    ...(node.anyOf ? ['matched'] : []),
    ...(pattern === undefined || findsEverything(pattern) ? [] : ['pattern']),
  ];
}

const list = (length: number) => Array.from({ length }, (_, at) => new Unknown({ Ref: `R${at}` }));

/** V8 judges, so that the engine's own matcher is held against another. */
function inV8(pattern: string): (text: string) => boolean {
  const expression = new RegExp(
    fromJava(pattern)
      .replace(/\\x\{([0-9a-f]+)\}/g, (_, hex: string) => `\\u${hex.padStart(4, '0')}`)
      .replaceAll('\\p{L}\\p{Z}\\p{N}', 'a-zA-Z0-9 '),
  );
  return (text) => expression.test(text);
}

const candidates = (minLength: number) => [
  'a'.repeat(Math.max(1, minLength)),
  '1'.repeat(Math.max(1, minLength)),
  '/',
  '200',
  'HTTP',
  'EBS',
  'v1',
  'lambda:InvokeFunction',
  'ami-0123456789abcdef0',
  'o-0123456789',
  '123456789012',
  '/mnt/data',
  '2026-01-02T03:04:05Z',
  '2027-01-31',
  'Mon:09:00-Mon:17:00',
  '10.0.0.1',
  '755',
  '/',
  'alias/name',
  'fs-0123456789abcdef0',
  'subnet-0123456789abcdef0',
  'sg-0123456789abcdef0',
  'arn:aws:iam::123456789012:role/name',
  'arn:aws:iam::123456789012:policy/name',
  'arn:aws:kms:us-east-1:123456789012:key/a',
  'arn:aws:lambda:us-east-1:123456789012:layer:name:1',
  'arn:aws:secretsmanager:us-east-1:123456789012:secret:name',
  'arn:aws:lambda:us-east-1::runtime:name',
  'arn:aws:lambda:us-east-1:123456789012:capacity-provider:name',
  'arn:aws:lambda:us-east-1:123456789012:code-signing-config:csc-0123456789abcdef0',
  'arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0',
  'LATEST',
  '01234567-89ab-cdef-0123-456789abcdef',
  'aws.partner/name.com/1/2',
  'arn:aws:scheduler:us-east-1:123456789012:schedule/default/name',
  'arn:aws:events:us-east-1:123456789012:archive/name',
  'arn:aws:scheduler:us-east-1:123456789012:schedule-group/name',
  'arn:aws:sqs:us-east-1:123456789012:name',
  'arn:aws:lambda:us-east-1:123456789012:event-source-mapping:01234567-89ab-cdef-0123-456789abcdef',
];

const strangers = [
  '\u0001',
  ':',
  ' ',
  ...[10, 12, 19, 36, 40, 85].map((length) => '%'.repeat(length)),
  'nope '.repeat(20),
  'nope nope',
];
const show = (value: unknown) => String(JSON.stringify(value)).slice(0, 60);
