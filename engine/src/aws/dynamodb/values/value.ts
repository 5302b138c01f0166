// Attribute values as records hold them: the API's, with binary data in base64.
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { invalid } from '../faults.ts';
import { compareDecimals, decimalText, magnitude, parseDecimal, precision } from './decimal.ts';

/** Exactly one member is there. */
export interface Value {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
  readonly BOOL?: boolean;
  readonly NULL?: true;
  readonly L?: readonly Value[];
  readonly M?: Item;
  readonly SS?: readonly string[];
  readonly NS?: readonly string[];
  readonly BS?: readonly string[];
}
export type Item = Readonly<Record<string, Value>>;
export type TypeName = keyof Value;

const maxDepth = 32;

export const typeOf = (value: Value): TypeName => Object.keys(value)[0] as TypeName;

/** @throws AwsFault for a value that DynamoDB does not take */
export function recordValue(given: AttributeValue, depth = 1): Value {
  const [type, ...more] = Object.keys(given ?? {}).filter(
    (name) => (given as unknown as Record<string, unknown>)[name] !== undefined,
  );
  if (type === undefined || type === '$unknown')
    throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  if (more.length > 0)
    throw invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  if (depth > maxDepth) throw invalid('Nesting Levels have exceeded supported limits');
  if (given.N !== undefined) return { N: numberText(given.N) };
  if (given.B !== undefined) return { B: base64(given.B) };
  if (given.NULL !== undefined) {
    if (!given.NULL)
      throw invalid(
        'One or more parameter values were invalid: Null attribute value types must have the value of true',
      );
    return { NULL: true };
  }
  if (given.L) return { L: given.L.map((each) => recordValue(each, depth + 1)) };
  if (given.M) return { M: itemOf(given.M, depth + 1) };
  if (given.SS) return { SS: set('string', given.SS) };
  if (given.NS) return { NS: set('number', given.NS.map(numberText)) };
  if (given.BS) return { BS: set('binary', given.BS.map(base64)) };
  if (given.S !== undefined) return { S: given.S };
  return { BOOL: given.BOOL ?? false };
}

export function itemOf(given: Readonly<Record<string, AttributeValue>>, depth = 1): Item {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, recordValue(value, depth)]));
}

/** The API's form. */
export function attributeValue(value: Value): AttributeValue {
  if (value.B !== undefined) return { B: Buffer.from(value.B, 'base64') };
  if (value.BS) return { BS: value.BS.map((each) => Buffer.from(each, 'base64')) };
  if (value.L) return { L: value.L.map(attributeValue) };
  if (value.M) return { M: attributeValues(value.M) };
  return value as AttributeValue;
}

export const attributeValues = (item: Item): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeValue(value)]));

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** @throws AwsFault for what is no number, or too large, small or precise a one */
export function numberText(text: string): string {
  const number = parseDecimal(text);
  if (!number) throw invalid(`The parameter cannot be converted to a numeric value: ${text}`);
  if (number.digits !== 0n && magnitude(number) > 125)
    throw invalid('Number overflow. Attempting to store a number with magnitude larger than supported range');
  if (number.digits !== 0n && magnitude(number) < -130)
    throw invalid(
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    );
  if (precision(number) > 38)
    throw invalid('Attempting to store more than 38 significant digits in a Number');
  return decimalText(number);
}

function set(kind: string, members: readonly string[]): readonly string[] {
  const refuse = (reason: string) => invalid(`One or more parameter values were invalid: ${reason}`);
  if (members.length === 0) throw refuse(`An ${kind} set  may not be empty`);
  if (new Set(members).size < members.length)
    throw refuse(`Input collection [${members.join(', ')}] contains duplicates.`);
  return members;
}

/** Undefined: the two are of types that have no order between them. */
export function compareValues(a: Value, b: Value): number | undefined {
  if (a.N !== undefined && b.N !== undefined) return compareDecimals(parseDecimal(a.N)!, parseDecimal(b.N)!);
  if (a.S !== undefined && b.S !== undefined) return Buffer.compare(Buffer.from(a.S), Buffer.from(b.S));
  if (a.B !== undefined && b.B !== undefined)
    return Buffer.compare(Buffer.from(a.B, 'base64'), Buffer.from(b.B, 'base64'));
  return undefined;
}

export function areEqual(a: Value, b: Value): boolean {
  const type = typeOf(a);
  if (type !== typeOf(b)) return false;
  if (a.L && b.L) return a.L.length === b.L.length && a.L.every((each, at) => areEqual(each, b.L![at]!));
  if (a.M && b.M) {
    const names = Object.keys(a.M);
    return (
      names.length === Object.keys(b.M).length &&
      names.every((name) => b.M![name] !== undefined && areEqual(a.M![name]!, b.M![name]!))
    );
  }
  const members = setMembers(a);
  if (members)
    return members.length === setMembers(b)!.length && members.every((each) => setMembers(b)!.includes(each));
  return a[type] === b[type];
}

/** The members of a set; undefined for anything else. */
export const setMembers = ({ SS, NS, BS }: Value): readonly string[] | undefined => SS ?? NS ?? BS;

/** Bytes, as DynamoDB counts them: names and values, a number by its digits. */
export function itemSize(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value),
    0,
  );
}

function valueSize(value: Value): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.replace(/\D/g, '').length / 2) + 1;
  if (value.B !== undefined) return Buffer.byteLength(value.B, 'base64');
  if (value.L) return 3 + value.L.reduce((sum, each) => sum + 1 + valueSize(each), 0);
  if (value.M) return 3 + itemSize(value.M) + Object.keys(value.M).length;
  if (value.NS) return value.NS.reduce((sum, N) => sum + valueSize({ N }), 0);
  if (value.BS) return value.BS.reduce((sum, B) => sum + valueSize({ B }), 0);
  if (value.SS) return value.SS.reduce((sum, S) => sum + valueSize({ S }), 0);
  return 1;
}
