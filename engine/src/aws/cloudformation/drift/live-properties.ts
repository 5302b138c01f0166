// A resource's live properties in its template's form, out of what its type's `read` answers: that may be a service's
// own description, whose members differ from the schema's in case and have others beside them.
import type { Properties } from '../../../contracts/resource-type.ts';
import type { PropertySchema, TypeSchema, ValueSchema } from '../schema/schema.ts';
import { isObject } from '../template/json.ts';

export function liveProperties(read: object, schema: TypeSchema): Properties {
  return object(read as Properties, schema.properties, schema);
}

function object(
  value: Properties,
  members: Readonly<Record<string, PropertySchema>>,
  schema: TypeSchema,
): Properties {
  const byName = new Map(Object.entries(value).map(([name, inner]) => [name.toLowerCase(), inner]));
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, { type }]) => {
      const inner = value[name] ?? byName.get(name.toLowerCase());
      return inner === undefined ? [] : [[name, shaped(inner, type, schema)]];
    }),
  );
}

function shaped(value: unknown, type: ValueSchema, schema: TypeSchema): unknown {
  if (value instanceof Date) return value.toISOString();
  if (type === 'json') return parsed(value);
  if (type === 'tag')
    return isObject(value) ? { Key: value.Key ?? value.key, Value: value.Value ?? value.value } : value;
  if (typeof type === 'string') return value;
  if ('list' in type) {
    const items = isObject(value) && type.list === 'tag' ? tagsOf(value) : value;
    return Array.isArray(items) ? items.map((each) => shaped(each, type.list, schema)) : value;
  }
  if ('map' in type) {
    const map = Array.isArray(value) ? mapOf(value) : value;
    if (!isObject(map)) return value;
    return Object.fromEntries(
      Object.entries(map).map(([key, each]) => [key, shaped(each, type.map, schema)]),
    );
  }
  if ('oneOf' in type) {
    const objects = type.oneOf.find((each) => typeof each === 'object' && 'object' in each);
    return isObject(value) && objects && !type.oneOf.includes('json')
      ? shaped(value, objects, schema)
      : parsed(value);
  }
  const members = schema.definitions?.[type.object];
  return members && isObject(value) ? object(value, members, schema) : value;
}

/** Policies are documents in templates, and texts in most APIs. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const tagsOf = (map: object) => Object.entries(map).map(([Key, Value]) => ({ Key, Value }));

/** Tags that the API lists and the template has as a map. */
const mapOf = (list: readonly Readonly<Record<string, unknown>>[]) =>
  Object.fromEntries(list.map((tag) => [tag.Key ?? tag.key, tag.Value ?? tag.value]));
