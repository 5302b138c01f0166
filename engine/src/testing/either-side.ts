// Values inside and outside of what AWS's model demands of a member, made from the constraints alone. V8 judges the
// patterns, so that the engine's own matcher is held against another.
import type { NormalizedSchema } from '@smithy/core/schema';
import { fromJava } from '../kernel/java-pattern.ts';
import type { Shape } from '../wire/validation/table.ts';

export interface EitherSide {
  readonly inside: readonly unknown[];
  /** By the rule that each breaks. */
  readonly outside: readonly { readonly rule: 'enum' | 'min' | 'max' | 'pattern'; readonly value: unknown }[];
}

/** Longer than anything that a model bounds; what it leaves open in all but name is not made. */
const longest = 21_000_000;

export function eitherSide(shape: Shape, schema: NormalizedSchema): EitherSide {
  if (schema.isNumericSchema()) return numbers(shape);
  if (schema.isListSchema()) {
    const item = sample(schema.getValueSchema());
    return sized(shape, (length) => Array.from({ length }, () => item));
  }
  if (schema.isMapSchema()) {
    const value = sample(schema.getValueSchema());
    return sized(shape, (length) =>
      Object.fromEntries(Array.from({ length }, (_, at) => [`key${at}`, value])),
    );
  }
  if (schema.isBlobSchema()) return sized(shape, (length) => new Uint8Array(length));
  return texts(shape);
}

/** The rules of a shape that some value must break. An enumeration stands for all others. */
export function breakableRules(shape: Shape, schema: NormalizedSchema): readonly string[] {
  if (shape.enum) return ['enum'];
  const { min, max, pattern } = shape;
  return [
    ...(min !== undefined && (schema.isNumericSchema() || min > 0) ? ['min'] : []),
    ...(max !== undefined && max < longest ? ['max'] : []),
    ...(pattern !== undefined && !matchesEverything.test(pattern) ? ['pattern'] : []),
  ];
}

const matchesEverything = /^\[\\s\\S\][*+]$/;

function numbers({ min, max }: Shape): EitherSide {
  return {
    inside: [min, max].filter((bound) => bound !== undefined),
    outside: [
      ...(min === undefined ? [] : [{ rule: 'min', value: min - 1 } as const]),
      ...(max === undefined ? [] : [{ rule: 'max', value: max + 1 } as const]),
    ],
  };
}

function sized({ min = 0, max }: Shape, make: (length: number) => unknown): EitherSide {
  return {
    inside: [make(min), ...(max !== undefined && max <= longest ? [make(max)] : [])],
    outside: [
      ...(min > 0 ? [{ rule: 'min', value: make(min - 1) } as const] : []),
      ...(max !== undefined && max < longest ? [{ rule: 'max', value: make(max + 1) } as const] : []),
    ],
  };
}

function texts(shape: Shape): EitherSide {
  if (shape.enum) {
    return {
      inside: shape.enum,
      outside: [{ rule: 'enum', value: `${shape.enum[0]}-NOPE` }],
    };
  }
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern } = shape;
  const fits = (text: string) => text.length >= min && text.length <= max;
  const lengths = sized(shape, (length) => 'a'.repeat(length));
  if (pattern === undefined) return lengths;
  const matches = inV8(pattern);
  const strange = strangers(min).find((text) => fits(text) && !matches(text));
  return {
    inside: candidates(min).filter((text) => fits(text) && matches(text)),
    outside: [
      ...lengths.outside.filter(({ rule }) => rule !== 'pattern'),
      ...(strange === undefined ? [] : [{ rule: 'pattern', value: strange } as const]),
    ],
  };
}

function sample(schema: NormalizedSchema): unknown {
  if (schema.isStructSchema() || schema.isMapSchema()) return {};
  if (schema.isListSchema()) return [];
  return schema.isNumericSchema() ? 1 : 'a';
}

function inV8(pattern: string): (text: string) => boolean {
  const source = fromJava(pattern).replace(/\\x\{([0-9a-f]+)\}/g, '\\u{$1}');
  // V8 wants a hyphen within a class escaped, and of a slash nothing: `[a-z0-9-_]`, `[\w+=/:,.@-]`.
  const expression = looseRegExp(`^(?:${source})$`);
  return (text) => expression.test(text);
}

function looseRegExp(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    return new RegExp(
      source.replace(/\\u\{([0-9a-f]{1,4})\}/g, (_, hex: string) => `\\u${hex.padStart(4, '0')}`),
    );
  }
}

/** Texts that one or another pattern takes. */
const candidates = (min: number): readonly string[] => [
  'a'.repeat(Math.max(1, min)),
  '1'.repeat(Math.max(1, min)),
  '200',
  '/',
  '/a/b',
  'a:b',
  'HTTP',
  'Name',
  'v1',
  'lambda:InvokeFunction',
  'ami-0123456789abcdef0',
  'ipv4pool-coip-0123456789abcdef0',
  'ipam-pool-0123456789abcdef0',
  'o-0123456789',
  '123456789012',
  'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  '01234567-89ab-cdef-0123-456789abcdef',
  'example.com',
  'example.com:9092',
  'bucket/key',
  '/mnt/data',
  'aws.partner/name.com/1/2',
  'events:PutEvents',
  'us-east-1',
  '10.0.0.1',
  '755',
  '12h',
  '2027-01-31',
  'Mon:09:00-Mon:17:00',
  'alias/name',
  ...['fs', 'fsap', 'fsmt', 'subnet', 'sg'].map((kind) => `${kind}-0123456789abcdef0`),
  ...[
    'backup:us-east-1:123456789012:recovery-point:name',
    'acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef',
    'acm-pca:us-east-1:123456789012:certificate-authority/01234567-89ab-cdef-0123-456789abcdef',
    'codeconnections:us-east-1:123456789012:connection/01234567-89ab-cdef-0123-456789abcdef',
    'codeconnections:us-east-1:123456789012:host/name-01234567',
    'codepipeline:us-east-1:123456789012:pipeline',
    'iam::123456789012:role/name',
    'lambda:us-east-1:123456789012:function:name',
    'lambda:us-east-1:123456789012:layer:name:1',
    'lambda:us-east-1::runtime:name',
    'lambda:us-east-1:123456789012:capacity-provider:name',
    'lambda:us-east-1:123456789012:code-signing-config:csc-0123456789abcdef0',
    'elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0',
    'kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef',
    'scheduler:us-east-1:123456789012:schedule-group/name',
    'secretsmanager:us-east-1:123456789012:secret:name',
    'sqs:us-east-1:123456789012:name',
    'events:us-east-1:123456789012:event-bus/default',
  ].map((tail) => `arn:aws:${tail}`),
];

const strangers = (min: number): readonly string[] => [
  ...['%', '\u0001', ' '].map((letter) => letter.repeat(Math.max(1, min))),
  '\u0001',
  ':',
  '\u{1F6A2} ship',
  '\n'.repeat(Math.max(2, min)),
  '%%%%',
  ' nope ',
  '-nope!-',
  `%${'n'.repeat(40)}`,
  `${'%'.repeat(100)}`,
  ...[10, 12, 19].map((length) => '%'.repeat(length)),
  '%'.repeat(20),
  '%'.repeat(600),
  'nope '.repeat(20),
  '\u0001'.repeat(40),
];
