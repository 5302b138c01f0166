// Checks required members, for every protocol. In the SDK's schemas they are the first members of a structure.
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsFault } from '../kernel/faults.ts';
import type { WireService } from './identify.ts';
import { requiredCount } from './schemas.ts';

/** @throws AwsFault with the service's code when a required member is absent at any depth */
export function requireMembers(schema: NormalizedSchema, value: unknown, service: WireService): void {
  const missing = findMissing(schema, value, '');
  if (missing.length > 0) throw missingFault(missing, service);
}

function findMissing(schema: NormalizedSchema, value: unknown, path: string): string[] {
  if (value === undefined || value === null || typeof value !== 'object') return [];
  if (schema.isStructSchema()) {
    const required = requiredCount(schema);
    const missing: string[] = [];
    let position = 0;
    for (const [name, member] of schema.structIterator()) {
      const inner = (value as Record<string, unknown>)[name];
      const where = path ? `${path}.${name}` : name;
      if (inner === undefined || inner === null) {
        if (position < required && !member.isIdempotencyToken()) missing.push(where);
      } else missing.push(...findMissing(member, inner, where));
      position += 1;
    }
    return missing;
  }
  if (schema.isListSchema() && Array.isArray(value)) {
    return value.flatMap((item, i) => findMissing(schema.getValueSchema(), item, `${path}.${i + 1}.member`));
  }
  return [];
}

function missingFault(missing: readonly string[], service: WireService): AwsFault {
  const first = missing[0] ?? '';
  if (service.protocol === 'ec2Query') {
    return new AwsFault({
      code: 'MissingParameter',
      message: `The request must contain the parameter ${first}`,
    });
  }
  const code =
    service.missingMemberCode ??
    (service.protocol === 'awsQuery' ? 'ValidationError' : 'ValidationException');
  const list = missing
    .map(
      (path) => `Value null at '${lowerFirst(path)}' failed to satisfy constraint: Member must not be null`,
    )
    .join('; ');
  const errors = missing.length === 1 ? '1 validation error' : `${missing.length} validation errors`;
  return new AwsFault({ code, message: `${errors} detected: ${list}` });
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
