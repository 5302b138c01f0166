// Whether an event matches a pattern: every field of the pattern must be in the event, with one of the values listed.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
import { type Fields, isFields, unfolded } from './fields.ts';
import { matchesValue } from './filters.ts';

export const matches = (pattern: unknown, event: unknown): boolean =>
  matchesFields(unfolded(pattern), [unfolded(event)]);

/** @param objects those at one path: the pattern must match one of them. In a list of the event's, there may be many. */
function matchesFields(pattern: unknown, objects: readonly unknown[]): boolean {
  if (!isFields(pattern)) return false;
  const fields = Object.entries(pattern);
  // What must be absent must be so from all of them.
  const isAbsent = fields.every(
    ([name, wanted]) =>
      !isAbsence(wanted) || leaves(objects.map((each) => memberOf(each, name))).length === 0,
  );
  const present = fields.filter(([, wanted]) => !isAbsence(wanted));
  if (!isAbsent) return false;
  return present.length === 0 || objects.some((each) => present.every((field) => matchesField(field, each)));
}

function matchesField([name, wanted]: readonly [string, unknown], object: unknown): boolean {
  if (name === '$or' && Array.isArray(wanted)) return wanted.some((each) => matchesFields(each, [object]));
  const value = memberOf(object, name);
  if (isFields(wanted)) return matchesFields(wanted, Array.isArray(value) ? value.flat(Infinity) : [value]);
  const values = leaves([value]);
  return Array.isArray(wanted) && wanted.some((filter) => matchesLeaves(filter, values));
}

function matchesLeaves(filter: unknown, values: readonly unknown[]): boolean {
  if (isFields(filter) && 'exists' in filter) return filter.exists === values.length > 0;
  return values.some((value) => matchesValue(filter, value));
}

/** Only `[{"exists": false}]`: among others, it is one of several that will do. */
const isAbsence = (wanted: unknown): boolean =>
  Array.isArray(wanted) && wanted.length === 1 && isFields(wanted[0]) && wanted[0].exists === false;

const memberOf = (object: unknown, name: string): unknown =>
  isFields(object) && Object.hasOwn(object as Fields, name) ? object[name] : undefined;

/** Texts, numbers, booleans and nulls: only these exist at a path, and an empty list or an object does not. */
const leaves = (values: readonly unknown[]): unknown[] =>
  (values as unknown[]).flat(Infinity).filter((value) => value !== undefined && !isFields(value));
