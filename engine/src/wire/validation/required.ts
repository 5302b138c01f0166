// Required members. Source: the client schemas' count of required members, which stand first in a structure.
import type { NormalizedSchema } from '@smithy/core/schema';
import { requiredCount } from '../schemas.ts';
import type { Violation } from './violations.ts';

/** The required members that are absent, at any depth. */
export function missingMembers(schema: NormalizedSchema, input: unknown): Violation[] {
  const missing: Violation[] = [];
  if (typeof input === 'object' && input !== null) find(shapeOf(schema), input, [], missing);
  return missing;
}

/** The part of a schema that is needed here, read once for each structure. */
type Shape =
  | { readonly kind: 'structure'; readonly members: readonly Member[] }
  | { readonly kind: 'list'; readonly item: NormalizedSchema }
  | { readonly kind: 'other' };

interface Member {
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: NormalizedSchema;
}

/** By the client's schema, which is the same object wherever a structure occurs. */
const shapes = new WeakMap<object, Shape>();
const other: Shape = { kind: 'other' };

function shapeOf(schema: NormalizedSchema): Shape {
  const raw: unknown = schema.getSchema();
  if (typeof raw !== 'object' || raw === null) return other;
  const known = shapes.get(raw);
  if (known) return known;
  const shape = readShape(schema);
  shapes.set(raw, shape);
  return shape;
}

function readShape(schema: NormalizedSchema): Shape {
  if (schema.isListSchema()) return { kind: 'list', item: schema.getValueSchema() };
  if (!schema.isStructSchema()) return other;
  const required = requiredCount(schema);
  const members = [...schema.structIterator()].map(([name, member], position) => ({
    name,
    isRequired: position < required && !member.isIdempotencyToken(),
    schema: member,
  }));
  return { kind: 'structure', members };
}

/** @param path extended on the way down, and restored on the way back */
function find(shape: Shape, value: object, path: (string | number)[], missing: Violation[]): void {
  if (shape.kind === 'structure') {
    for (const { name, isRequired, schema } of shape.members) {
      const inner = (value as Readonly<Record<string, unknown>>)[name];
      if (inner === undefined || inner === null) {
        if (!isRequired) continue;
        missing.push({
          path: [...path, name],
          value: undefined,
          sensitive: false,
          constraints: [{ rule: 'required' }],
        });
      } else if (typeof inner === 'object') {
        path.push(name);
        find(shapeOf(schema), inner, path, missing);
        path.pop();
      }
    }
  } else if (shape.kind === 'list' && Array.isArray(value)) {
    const item = shapeOf(shape.item);
    if (item.kind === 'other') return;
    for (const [index, each] of value.entries()) {
      if (typeof each !== 'object' || each === null) continue;
      path.push(index + 1);
      find(item, each, path, missing);
      path.pop();
    }
  }
}
