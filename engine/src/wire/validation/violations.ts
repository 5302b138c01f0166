// Holds an input against a table of constraints. What is found is data; `faults.ts` puts it into words.
import { javaPattern } from '../../kernel/java-pattern.ts';
import type { ConstraintTable, Shape } from './table.ts';

export type Constraint =
  | { readonly rule: 'enum'; readonly values: readonly string[] }
  | { readonly rule: 'max' | 'min'; readonly limit: number; readonly of: 'length' | 'value' }
  | { readonly rule: 'pattern'; readonly pattern: string }
  | { readonly rule: 'required' };

export interface Violation {
  /** Names of members and positions in lists, which count from 1. */
  readonly path: readonly (string | number)[];
  /** What was given; undefined for a required member. */
  readonly value: unknown;
  readonly sensitive: boolean;
  /** A list's or map's elements are at fault, and what is said is what each of them must satisfy. */
  readonly among?: 'items' | 'keys' | 'values';
  readonly constraints: readonly Constraint[];
}

/** Extended on the way down an input, and restored on the way back. */
type Path = (string | number)[];

/** What an operation's input breaks, in the order of the model. */
export function violationsOf(table: ConstraintTable, operation: string, input: unknown): Violation[] {
  const shape = Object.hasOwn(table.operations, operation) && table.operations[operation];
  if (!shape) return [];
  const found: Violation[] = [];
  inspect(table.shapes[shape], input, { table, found }, []);
  return found;
}

interface Pass {
  readonly table: ConstraintTable;
  readonly found: Violation[];
}

function inspect(shape: Shape | undefined, value: unknown, pass: Pass, path: Path): void {
  if (!shape || value === undefined || value === null) return;
  // Structures that have members alone are most of what there is.
  if (path.length > 0) {
    for (const broken of brokenBy(shape, value)) {
      pass.found.push({ path: [...path], value, sensitive: shape.sensitive === true, constraints: [broken] });
    }
  }
  const { shapes } = pass.table;
  if (shape.members) {
    for (const name in shape.members) {
      const inner = (value as Readonly<Record<string, unknown>>)[name];
      if (inner === undefined || inner === null) continue;
      path.push(name);
      inspect(shapes[shape.members[name]!], inner, pass, path);
      path.pop();
    }
  } else if (shape.item !== undefined) {
    inspectItems(shape, value as readonly unknown[], pass, path);
  } else if (shape.key !== undefined || shape.value !== undefined) {
    inspectMap(shape, value as Readonly<Record<string, unknown>>, pass, path);
  }
}

/** A list of scalars is reported as one, a list of structures by the member of the item at fault. */
function inspectItems(shape: Shape, items: readonly unknown[], pass: Pass, path: Path): void {
  const item = pass.table.shapes[shape.item!]!;
  if (items.some((each) => isScalar(each) && isBroken(item, each))) {
    pass.found.push(amongst('items', item, items, path));
  }
  for (const [index, each] of items.entries()) {
    if (isScalar(each)) continue;
    path.push(index + 1);
    inspect(item, each, pass, path);
    path.pop();
  }
}

function inspectMap(shape: Shape, map: Readonly<Record<string, unknown>>, pass: Pass, path: Path): void {
  const { shapes } = pass.table;
  const key = shape.key === undefined ? undefined : shapes[shape.key];
  const inner = shape.value === undefined ? undefined : shapes[shape.value];
  if (key && Object.keys(map).some((each) => isBroken(key, each))) {
    pass.found.push(amongst('keys', key, map, path));
  }
  if (!inner) return;
  if (Object.values(map).some((each) => isScalar(each) && isBroken(inner, each))) {
    pass.found.push(amongst('values', inner, map, path));
  }
  for (const [name, each] of Object.entries(map)) {
    if (isScalar(each)) continue;
    path.push(name);
    inspect(inner, each, pass, path);
    path.pop();
  }
}

const amongst = (
  among: 'items' | 'keys' | 'values',
  shape: Shape,
  value: unknown,
  path: Path,
): Violation => ({
  path: [...path],
  value,
  among,
  sensitive: shape.sensitive === true,
  constraints: constraintsOn(shape),
});

const isScalar = (value: unknown) => typeof value !== 'object' || value === null || value instanceof Date;

const isBroken = (shape: Shape, value: unknown) => brokenBy(shape, value).length > 0;

const none: readonly Constraint[] = [];
const hugeText = 1000;

function brokenBy(shape: Shape, value: unknown): readonly Constraint[] {
  const { min, max, pattern } = shape;
  if (shape.enum === undefined && min === undefined && max === undefined && pattern === undefined)
    return none;
  const broken: Constraint[] = [];
  if (shape.enum && typeof value === 'string' && !shape.enum.includes(value)) {
    broken.push({ rule: 'enum', values: shape.enum });
  }
  const size = sizeOf(value);
  if (size !== undefined) {
    const of = typeof value === 'number' || typeof value === 'bigint' ? 'value' : 'length';
    if (max !== undefined && size > max) broken.push({ rule: 'max', limit: max, of });
    if (min !== undefined && size < min) broken.push({ rule: 'min', limit: min, of });
  }
  if (pattern !== undefined && typeof value === 'string') {
    // Matching takes time that is linear in the length: one that is refused anyway may be of any length.
    const isHuge = broken.length > 0 && value.length > hugeText;
    if (!isHuge && !javaPattern(pattern).matches(value)) broken.push({ rule: 'pattern', pattern });
  }
  return broken;
}

/** A number itself; the length of a text in code points, of a list, a map or a blob. */
function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string') return codePoints(value);
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length;
  if (typeof value === 'object' && value !== null && !(value instanceof Date))
    return Object.keys(value).length;
  return undefined;
}

function codePoints(text: string): number {
  let pairs = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit < 0xdc00) pairs += 1;
  }
  return text.length - pairs;
}

/** All that a shape demands, in the order in which AWS lists it. */
function constraintsOn({ enum: values, min, max, pattern }: Shape): Constraint[] {
  return [
    ...(values ? [{ rule: 'enum', values } as const] : []),
    ...(max !== undefined ? [{ rule: 'max', limit: max, of: 'length' } as const] : []),
    ...(min !== undefined ? [{ rule: 'min', limit: min, of: 'length' } as const] : []),
    ...(pattern !== undefined ? [{ rule: 'pattern', pattern } as const] : []),
  ];
}
