// Checks a resource's properties against its type's schema. Missing and unknown properties are refused; values are
// coerced to the type of the schema ("8080" becomes a number where the schema has a number).
// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html

import type { Properties } from '../../../contracts/resource-type.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { isObject } from '../template/json.ts';
import { isUndecided } from '../template/value.ts';
import type { PropertySchema, TypeSchema, ValueSchema } from './schema.ts';

/** @throws AwsFault whose message becomes the reason why the resource failed */
export function conform(properties: Properties, schema: TypeSchema): Properties {
  const { conformed, problems } = checkShape(properties, schema);
  if (problems.length > 0) {
    throw new AwsFault({ code: 'PropertyValidationFailure', message: shapeFailure(problems) });
  }
  return conformed;
}

/** Values that are Unknown stay as they are, and are no problem. */
export function checkShape(
  properties: Properties,
  schema: TypeSchema,
): { readonly conformed: Properties; readonly problems: readonly string[] } {
  const problems: string[] = [];
  return { conformed: object(properties, schema.properties, '', { schema, problems }), problems };
}

export const shapeFailure = (problems: readonly string[]) =>
  `Property validation failure: [${problems.join(', ')}]`;

interface Pass {
  readonly schema: TypeSchema;
  readonly problems: string[];
}

type Members = Readonly<Record<string, PropertySchema>>;

function object(value: Properties, members: Members, path: string, pass: Pass): Properties {
  for (const [name, { required }] of Object.entries(members)) {
    if (required && value[name] === undefined) {
      pass.problems.push(`The property {${path}/${name}} is required`);
    }
  }
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(members, name));
  if (unknown.length > 0) {
    pass.problems.push(`Encountered unsupported properties in {${path}/}: [${unknown.join(', ')}]`);
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const member = Object.hasOwn(members, name) ? members[name] : undefined;
      return [name, member ? conformed(inner, member.type, `${path}/${name}`, pass) : inner];
    }),
  );
}

function conformed(value: unknown, type: ValueSchema, path: string, pass: Pass): unknown {
  if (isUndecided(value)) return value;
  const mismatch = (wanted: string) => {
    pass.problems.push(`Value of property {${path}} does not match type {${wanted}}`);
    return value;
  };
  if (typeof type === 'string') return scalar(value, type, mismatch);
  if ('list' in type) {
    if (!Array.isArray(value)) return mismatch('Array');
    return value.map((each, index) => conformed(each, type.list, `${path}/${index}`, pass));
  }
  if ('map' in type) {
    if (!isObject(value)) return mismatch('Map');
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, conformed(each, type.map, `${path}/${key}`, pass)]),
    );
  }
  if ('oneOf' in type) return firstThatFits(value, type.oneOf, path, pass);
  const members = pass.schema.definitions?.[type.object];
  if (!members) return value;
  return isObject(value) ? object(value, members, path, pass) : mismatch('Object');
}

function firstThatFits(value: unknown, types: readonly ValueSchema[], path: string, pass: Pass): unknown {
  let first: string[] | undefined;
  // An exact match comes before one that needs coercion: a string stays a string where both are allowed.
  const ranked = [...types].sort((a, b) => Number(b === typeof value) - Number(a === typeof value));
  for (const type of ranked) {
    const attempt: Pass = { ...pass, problems: [] };
    const result = conformed(value, type, path, attempt);
    if (attempt.problems.length === 0) return result;
    first ??= attempt.problems;
  }
  pass.problems.push(...(first ?? []));
  return value;
}

function scalar(
  value: unknown,
  type: 'string' | 'integer' | 'number' | 'boolean' | 'json' | 'tag',
  mismatch: (wanted: string) => unknown,
): unknown {
  switch (type) {
    case 'json':
      return value;
    case 'tag':
      if (!isObject(value)) return mismatch('Object');
      return { ...value, Key: text(value.Key), Value: text(value.Value) };
    case 'string':
      return typeof value === 'object' ? mismatch('String') : String(value);
    case 'boolean':
      if (value === true || value === 'true') return true;
      return value === false || value === 'false' ? false : mismatch('Boolean');
    default: {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      if (typeof number !== 'number' || Number.isNaN(number))
        return mismatch(type === 'integer' ? 'Integer' : 'Number');
      return number;
    }
  }
}

function text(value: unknown): unknown {
  return typeof value === 'object' || value === undefined ? value : String(value);
}
