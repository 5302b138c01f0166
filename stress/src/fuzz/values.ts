// Input for an operation, from its schema: mostly well-typed, with values that earlier answers contained, and in some calls
// with nulls, wrong types, huge numbers, empty and deeply nested things.
import type { NormalizedSchema } from '@smithy/core/schema';
import { requiredCount } from '../../../engine/src/wire/schemas.ts';
import { randomZip } from './archives.ts';
import type { Harvest } from './harvest.ts';
import type { Random } from './random.ts';
import { randomTemplate } from './templates.ts';
import { hostileText, plausibleText } from './texts.ts';

export interface ValueSource {
  readonly random: Random;
  readonly harvest: Harvest;
  readonly service: string;
  /** The values of the service's enumerations, by name in lower case. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
  /** How often a value is not what the schema says, from 0 to 1. */
  readonly hostility: number;
}

const maxDepth = 7;

export function randomValue(schema: NormalizedSchema, name: string, source: ValueSource, depth = 0): unknown {
  const { random } = source;
  // The input itself is hostile only now and then: nothing below it would be reached.
  if (random.chance(depth === 0 ? source.hostility / 10 : source.hostility))
    return hostileValue(source, depth);
  if (schema.isStructSchema()) return structure(schema, source, depth);
  if (schema.isListSchema()) {
    const count =
      depth > maxDepth
        ? 0
        : random.weighted([
            [2, 0],
            [8, 1],
            [4, 2],
            [1, 4],
            [0.02, 300],
          ]);
    return Array.from({ length: count }, () => randomValue(schema.getValueSchema(), name, source, depth + 1));
  }
  if (schema.isMapSchema()) {
    const count = depth > maxDepth ? 0 : random.below(3);
    return Object.fromEntries(
      Array.from({ length: count }, () => [
        text('key', source),
        randomValue(schema.getValueSchema(), name, source, depth + 1),
      ]),
    );
  }
  if (schema.isBooleanSchema()) return random.chance(0.5);
  if (schema.isNumericSchema()) return number(name, random);
  if (schema.isTimestampSchema()) {
    return new Date(Date.UTC(2026, 0, 1) + Math.floor((random.next() - 0.5) * random.pick([1e5, 1e8, 1e11])));
  }
  if (schema.isBlobSchema()) {
    if (/zip|code/i.test(name)) return randomZip(random);
    return Buffer.from(random.chance(0.5) ? text(name, source) : '{"a":1}');
  }
  if (schema.isStringSchema()) return text(name, source);
  return random.pick([{}, [], 'x', 1, true]);
}

function structure(schema: NormalizedSchema, source: ValueSource, depth: number): Record<string, unknown> {
  const { random } = source;
  const members = [...schema.structIterator()];
  const value: Record<string, unknown> = {};
  if (schema.isUnionSchema()) {
    if (members.length === 0) return value;
    const [name, member] = random.pick(members);
    return { [name]: randomValue(member, name, source, depth + 1) };
  }
  const required = requiredCount(schema);
  const optional = random.pick([0, 0.1, 0.3, 0.7]) / (1 + depth / 2);
  members.forEach(([name, member], position) => {
    // It would undo every call, or let one wait as it was asked to.
    if (name === 'DryRun' || name === 'WaitTimeSeconds') return;
    // An old token ends most calls at once.
    if (/token$|marker$/i.test(name) && position >= required && random.chance(0.9)) return;
    const wanted = position < required ? random.chance(0.985) : depth <= maxDepth && random.chance(optional);
    if (wanted) value[name] = randomValue(member, name, source, depth + 1);
  });
  return value;
}

function text(name: string, source: ValueSource): string {
  const { random, harvest, service, enums } = source;
  if (/templatebody/i.test(name) && random.chance(0.8)) return randomTemplate(random);
  const found = random.chance(0.85) ? harvest.pick(service, name, random) : undefined;
  if (found !== undefined) return found;
  const values = enums.get(name.toLowerCase()) ?? enums.get(name.toLowerCase().replace(/s$/, ''));
  if (values && random.chance(0.9)) return random.pick(values);
  if (random.chance(0.02)) return hostileText(random);
  return plausibleText(name, random);
}

function number(name: string, random: Random): number {
  if (/port/i.test(name) && random.chance(0.8)) return 20_000 + random.below(30_000);
  return random.weighted<() => number>([
    [10, () => random.below(4)],
    [4, () => random.below(100)],
    [2, () => random.pick([60, 300, 1024, 256, 512])],
    [1, () => random.pick([-1, 0, 65_535, 65_536, 100_000])],
    [0.5, () => random.pick([2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 53, 1e15, 1.5, 0.1, 1e300, -1e300])],
  ])();
}

/** Lists that many levels deep, which are written without being built. */
export class Nested {
  readonly levels: number;

  constructor(levels: number) {
    this.levels = levels;
  }
}

function hostileValue({ random }: ValueSource, depth: number): unknown {
  return random.weighted<() => unknown>([
    [4, () => hostileText(random)],
    [3, () => null],
    [2, () => random.pick([-1, 2 ** 31, 2 ** 53, 1e21, -1e300, 0.5, Number.NaN, Number.POSITIVE_INFINITY])],
    [1, () => random.pick([2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n, -(2n ** 63n), 10n ** 30n])],
    [1, () => random.pick([[], {}, [null], [[]], { a: null }, [{}], true, false, ''])],
    [1, () => ({ constructor: 'x', toString: 1, ['__proto__']: { a: 1 } })],
    [0.5, () => new Nested(random.pick([50, 300, 5000, 100_000]))],
    [0.5, () => new Date(random.pick([8.64e15, -8.64e15, 0, -1, 253_402_300_800_000]))],
    [0.3, () => Array.from({ length: random.pick([100, 3000]) }, () => (depth % 2 ? null : 'x'))],
    [0.5, () => new Uint8Array([0, 255, 128])],
  ])();
}
