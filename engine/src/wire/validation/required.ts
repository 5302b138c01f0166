// Required members. Source: the client schemas' count of required members, which stand first in a structure.
import type { NormalizedSchema } from '@smithy/core/schema';
import { requiredCount } from '../schemas.ts';
import type { Violation } from './violations.ts';

/** The required members that are absent, at any depth. */
export function missingMembers(schema: NormalizedSchema, input: unknown): Violation[] {
  const missing: Violation[] = [];
  find(schema, input, [], missing);
  return missing;
}

function find(schema: NormalizedSchema, value: unknown, path: Violation['path'], missing: Violation[]): void {
  if (value === undefined || value === null || typeof value !== 'object') return;
  if (schema.isStructSchema()) {
    const required = requiredCount(schema);
    let position = 0;
    for (const [name, member] of schema.structIterator()) {
      const inner = (value as Record<string, unknown>)[name];
      if (inner !== undefined && inner !== null) {
        if (typeof inner === 'object') find(member, inner, [...path, name], missing);
      } else if (position < required && !member.isIdempotencyToken()) {
        missing.push({
          path: [...path, name],
          value: undefined,
          sensitive: false,
          constraints: [{ rule: 'required' }],
        });
      }
      position += 1;
    }
  } else if (schema.isListSchema() && Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      find(schema.getValueSchema(), item, [...path, index + 1], missing);
    }
  }
}
