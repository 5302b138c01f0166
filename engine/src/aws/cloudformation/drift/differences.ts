// Where live properties differ from those that the template gives. Only what the template sets is compared.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
import type { PropertyDifference } from '@aws-sdk/client-cloudformation';
import type { Properties } from '../../../contracts/resource-type.ts';
import type { PropertySchema, TypeSchema, ValueSchema } from '../schema/schema.ts';
import { canonical, isObject } from '../template/json.ts';

/** `actual` as `liveProperties` returns it. */
export function differencesOf(
  expected: Properties,
  actual: Properties,
  { properties, definitions = {} }: Pick<TypeSchema, 'properties' | 'definitions'>,
): PropertyDifference[] {
  return members(expected, actual, { path: '', known: properties, definitions });
}

interface Place {
  readonly path: string;
  readonly definitions: NonNullable<TypeSchema['definitions']>;
}

function members(
  expected: Properties,
  actual: Properties,
  { path, known, definitions }: Place & { readonly known: Readonly<Record<string, PropertySchema>> },
): PropertyDifference[] {
  return Object.entries(expected).flatMap(([name, value]) =>
    // AWS never compares these: the id, the alias and the ARN of a key all name the same one.
    /^kmskey(id|arn)$/i.test(name)
      ? []
      : compare(value, actual[name], known[name]?.type, { path: `${path}/${name}`, definitions }),
  );
}

function compare(
  expected: unknown,
  actual: unknown,
  type: ValueSchema | undefined,
  place: Place,
): PropertyDifference[] {
  if (isEmpty(expected) && isEmpty(actual)) return [];
  if (actual === undefined || actual === null) return [difference('REMOVE', expected, undefined, place)];
  if (Array.isArray(expected) && Array.isArray(actual)) return items(expected, actual, itemType(type), place);
  if (isObject(expected) && isObject(actual)) {
    const definition =
      typeof type === 'object' && 'object' in type ? place.definitions[type.object] : undefined;
    const inside = members(expected, actual, { ...place, known: definition ?? entriesOf(expected, type) });
    if (definition) return inside;
    // The keys of a map or a document are all the template's.
    const added = Object.keys(actual).filter((name) => !Object.hasOwn(expected, name));
    return [...inside, ...added.map((name) => difference('ADD', undefined, actual[name], at(place, name)))];
  }
  return isSame(expected, actual) ? [] : [difference('NOT_EQUAL', expected, actual, place)];
}

/** The keys of a map all have its type. */
const entriesOf = (map: object, type: ValueSchema | undefined): Readonly<Record<string, PropertySchema>> =>
  typeof type === 'object' && 'map' in type
    ? Object.fromEntries(Object.keys(map).map((key) => [key, { type: type.map }]))
    : {};

const itemType = (type: ValueSchema | undefined): ValueSchema | undefined =>
  typeof type === 'object' && 'list' in type ? type.list : undefined;

/** The order of a list does not matter: an item is compared with the one that it equals, or with the next that is left. */
function items(
  expected: readonly unknown[],
  actual: readonly unknown[],
  type: ValueSchema | undefined,
  place: Place,
): PropertyDifference[] {
  const left = [...actual.entries()];
  const unmatched = [...expected.entries()].filter(([, item]) => {
    const found = left.findIndex(([, other]) => compare(item, other, type, place).length === 0);
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
  return [
    ...unmatched.flatMap(([index, item]) => compare(item, left.shift()?.[1], type, at(place, index))),
    ...left.map(([index, item]) => difference('ADD', undefined, item, at(place, index))),
  ];
}

const at = (place: Place, name: string | number): Place => ({ ...place, path: `${place.path}/${name}` });

/** Numbers and booleans are texts in many APIs; a name and the ARN that ends in it name the same thing. */
function isSame(expected: unknown, actual: unknown): boolean {
  if (typeof expected === 'object' || typeof actual === 'object')
    return canonical(documentOf(expected)) === canonical(documentOf(actual));
  const [a, b] = [String(expected), String(actual)];
  return (
    a === b ||
    isSameMoment(a, b) ||
    isNameIn(a, b) ||
    isNameIn(b, a) ||
    (a.startsWith('{') && isSame(documentOf(a), documentOf(b)))
  );
}

/** `2030-01-01T00:00:00Z` and `2030-01-01T00:00:00.000Z`. */
const isSameMoment = (a: string, b: string): boolean =>
  /^\d{4}-\d\d-\d\dT/.test(a) && Date.parse(a) === Date.parse(b);

const isNameIn = (name: string, arn: string): boolean =>
  name !== '' && arn.startsWith('arn:') && (arn.endsWith(`/${name}`) || arn.endsWith(`:${name}`));

function documentOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    const document: unknown = JSON.parse(value);
    return isObject(document) ? document : { value };
  } catch {
    return { value };
  }
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

const difference = (
  DifferenceType: PropertyDifference['DifferenceType'],
  expected: unknown,
  actual: unknown,
  { path }: Place,
): PropertyDifference => ({
  PropertyPath: path,
  ExpectedValue: shown(expected),
  ActualValue: shown(actual),
  DifferenceType,
});

/** A value that is not there is the text `null`. */
const shown = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value === undefined ? null : value);
