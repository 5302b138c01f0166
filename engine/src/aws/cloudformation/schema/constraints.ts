// What the public schema of a resource type demands of its properties beyond their types, as
// `engine/scripts/generate-property-constraints.ts` writes it.
// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
import { javaPattern } from '../../../kernel/java-pattern.ts';
import { canonical, isObject, type Json } from '../template/json.ts';
import { isUndecided } from '../template/value.ts';
import { generatedTable } from './generated-table.ts';

export interface TypeConstraints {
  readonly properties: PropertyConstraints;
  readonly definitions?: Readonly<Record<string, PropertyConstraints>>;
}

/** Keywords as in JSON Schema, unless said otherwise. */
export interface PropertyConstraints {
  readonly enum?: readonly (string | number | boolean)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
  /** Lists of members: those of exactly one list are all there. */
  readonly oneOf?: readonly (readonly string[])[];
  /** As `oneOf`, with one list or more. */
  readonly anyOf?: readonly (readonly string[])[];
  /** Names one of the type's definitions, whose constraints apply too. */
  readonly definition?: string;
  readonly properties?: Readonly<Record<string, PropertyConstraints>>;
  readonly items?: PropertyConstraints;
  /** Of each value of a map. */
  readonly values?: PropertyConstraints;
}

const constraintsByType = generatedTable<TypeConstraints>('property-constraints.json');

/**
 * What is wrong with properties, in the words of CloudFormation's validator, which names a value's place and the keyword
 * that it breaks and never repeats the value: `#/Port: failed validation constraint for keyword [maximum]`.
 * https://github.com/aws-cloudformation/cloudformation-resource-schema (ValidationException)
 *
 * Values that are not known yet are not judged.
 */
export function brokenConstraints(type: string, properties: unknown): string[] {
  const constraints = constraintsByType.get(type);
  const problems: string[] = [];
  if (constraints) inspect(constraints.properties, properties, '#', { constraints, problems });
  return problems;
}

interface Pass {
  readonly constraints: TypeConstraints;
  readonly problems: string[];
}

function inspect(node: PropertyConstraints, value: unknown, path: string, pass: Pass): void {
  if (value === undefined || isUndecided(value)) return;
  const say = (problem: string) => pass.problems.push(`${path}: ${problem}`);
  const broken = (keyword: string) => say(`failed validation constraint for keyword [${keyword}]`);
  if (node.enum && !node.enum.includes(value as string)) broken('enum');
  if (typeof value === 'number') {
    if (node.minimum !== undefined && value < node.minimum) broken('minimum');
    if (node.maximum !== undefined && value > node.maximum) broken('maximum');
  } else if (typeof value === 'string') {
    inspectText(node, value, say);
  } else if (Array.isArray(value)) {
    inspectItems(node, value, path, pass, say);
  } else if (isObject(value)) {
    inspectMembers(node, value, path, pass, say);
  }
  const definition =
    node.definition === undefined ? undefined : pass.constraints.definitions?.[node.definition];
  if (definition) inspect(definition, value, path, pass);
}

const hugeText = 1000;

function inspectText(
  { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern }: PropertyConstraints,
  text: string,
  say: (problem: string) => void,
): void {
  const length = [...text].length;
  const isTooLong = length > maxLength;
  if (length < minLength) say(`expected minLength: ${minLength}, actual: ${length}`);
  if (isTooLong) say(`expected maxLength: ${maxLength}, actual: ${length}`);
  // Matching takes time that is linear in the length: one that is refused anyway may be of any length.
  if (pattern === undefined || (isTooLong && length > hugeText)) return;
  if (!javaPattern(pattern).finds(text)) say('failed validation constraint for keyword [pattern]');
}

function inspectItems(
  { minItems, maxItems, uniqueItems, items }: PropertyConstraints,
  list: readonly unknown[],
  path: string,
  pass: Pass,
  say: (problem: string) => void,
): void {
  const { length } = list;
  if (length < (minItems ?? 0)) say(`expected minimum item count: ${minItems}, found: ${length}`);
  if (length > (maxItems ?? length)) say(`expected maximum item count: ${maxItems}, found: ${length}`);
  if (
    uniqueItems &&
    new Set(list.map((each) => canonical(each as Json))).size < length &&
    list.every(isSettled)
  ) {
    say('array items are not unique');
  }
  if (items) for (const [at, each] of list.entries()) inspect(items, each, `${path}/${at}`, pass);
}

function inspectMembers(
  node: PropertyConstraints,
  object: Readonly<Record<string, unknown>>,
  path: string,
  pass: Pass,
  say: (problem: string) => void,
): void {
  const has = (name: string) => object[name] !== undefined;
  for (const [name, needed] of Object.entries(node.dependencies ?? {})) {
    for (const other of needed) if (has(name) && !has(other)) say(`property [${other}] is required`);
  }
  for (const rule of ['oneOf', 'anyOf'] as const) {
    const lists = node[rule];
    const met = lists?.filter((names) => names.every(has)).length ?? 0;
    if (!lists || (rule === 'oneOf' ? met === 1 : met > 0)) continue;
    say(
      met === 0
        ? `#: no subschema matched out of the total ${lists.length} subschemas`
        : `#: ${met} subschemas matched instead of one`,
    );
  }
  for (const [name, inner] of Object.entries(node.properties ?? {})) {
    inspect(inner, object[name], `${path}/${name}`, pass);
  }
  if (node.values) {
    for (const [name, each] of Object.entries(object)) inspect(node.values, each, `${path}/${name}`, pass);
  }
}

function isSettled(value: unknown): boolean {
  if (isUndecided(value)) return false;
  if (Array.isArray(value)) return value.every(isSettled);
  return !isObject(value) || Object.values(value).every(isSettled);
}
