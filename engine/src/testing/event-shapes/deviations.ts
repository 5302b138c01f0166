// Compares the detail of an event with the shape that AWS documents.
import registered from './generated/shapes.json' with { type: 'json' };

/** A type's name, `[element]`, or members by name; a name that ends in `?` may be absent. `*`: a map. */
export type Shape = string | readonly Shape[] | { readonly [name: string]: Shape };

/** Of EventBridge's schema registry, by source and detail type: `aws.ecr ECR Image Action`. */
export const registeredShapes = registered as Readonly<Record<string, Shape>>;

/** One line for each member that is missing, not known, or of another type. `[]` stands for the elements of a list. */
export function deviations(shape: Shape, value: unknown, path = ''): string[] {
  if (shape === 'json') return [];
  if (typeof shape === 'string') {
    const type = shape === 'integer' ? 'number' : shape;
    return typeof value === type ? [] : [`${path} is ${typeOf(value)}, not ${type}`];
  }
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return [`${path} is ${typeOf(value)}, not a list`];
    return [...new Set(value.flatMap((each) => deviations(shape[0]!, each, `${path}[]`)))];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${path} is ${typeOf(value)}, not an object`];
  return membersOf(
    shape as Readonly<Record<string, Shape>>,
    value as Readonly<Record<string, unknown>>,
    path,
  );
}

function membersOf(
  shape: Readonly<Record<string, Shape>>,
  value: Readonly<Record<string, unknown>>,
  path: string,
): string[] {
  if ('*' in shape)
    return Object.entries(value).flatMap(([name, each]) => deviations(shape['*']!, each, `${path}.${name}`));
  const wanted = new Map(
    Object.entries(shape).map(([name, type]) => [
      name.replace(/\?$/, ''),
      { type, isOptional: name.endsWith('?') },
    ]),
  );
  const placeOf = (name: string) => (path === '' ? name : `${path}.${name}`);
  return [
    ...[...wanted].flatMap(([name, { type, isOptional }]) => {
      if (value[name] !== undefined) return deviations(type, value[name], placeOf(name));
      return isOptional ? [] : [`${placeOf(name)} is missing`];
    }),
    ...Object.keys(value)
      .filter((name) => !wanted.has(name))
      .map((name) => `${placeOf(name)} is not known`),
  ];
}

const typeOf = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
