// What differs between two versions of a resource's properties, and whether it needs a new resource.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
import type { Properties } from '../../../contracts/resource-type.ts';
import { canonical, isObject } from '../template/json.ts';
import type { PropertySchema, TypeSchema, ValueSchema } from './schema.ts';

export interface PropertyChange {
  /** Top-level property. */
  readonly name: string;
  readonly recreation: 'Never' | 'Conditionally' | 'Always';
  readonly before: unknown;
  readonly after: unknown;
}

export function propertyChanges(
  before: Properties,
  after: Properties,
  schema?: TypeSchema,
): PropertyChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => canonical(before[name]) !== canonical(after[name]))
    .map((name) => ({
      name,
      before: before[name],
      after: after[name],
      recreation: schema ? recreation(before[name], after[name], schema.properties[name], schema) : 'Never',
    }));
}

/** The strongest requirement of the property and of the changed properties inside it. */
function recreation(
  before: unknown,
  after: unknown,
  property: PropertySchema | undefined,
  schema: TypeSchema,
): PropertyChange['recreation'] {
  if (!property) return 'Never';
  if (property.replacement === 'always') return 'Always';
  const inner = innerRecreation(before, after, property.type, schema);
  if (inner === 'Always') return 'Always';
  return property.replacement === 'conditional' ? 'Conditionally' : inner;
}

function innerRecreation(
  before: unknown,
  after: unknown,
  type: ValueSchema,
  schema: TypeSchema,
): PropertyChange['recreation'] {
  if (typeof type === 'string' || !('object' in type) || !isObject(before) || !isObject(after))
    return 'Never';
  const members = schema.definitions?.[type.object] ?? {};
  const results = Object.keys({ ...before, ...after })
    .filter((name) => canonical(before[name]) !== canonical(after[name]))
    .map((name) => recreation(before[name], after[name], members[name], schema));
  if (results.includes('Always')) return 'Always';
  return results.includes('Conditionally') ? 'Conditionally' : 'Never';
}
