// Decodes and encodes JSON values for awsJson, restJson and (decoding) rpcv2Cbor.
import type { NormalizedSchema } from '@smithy/core/schema';
import { malformed } from '../faults.ts';
import { whole } from './fractions.ts';
import { decodeTimestamp, encodeTimestamp, timestampForm, validDate } from './timestamps.ts';

/** @throws AwsFault SerializationException when a value is not of its member's type */
export function decodeValue(schema: NormalizedSchema, value: unknown, path: string): unknown {
  if (value === null || value === undefined) return undefined;
  if (schema.isDocumentSchema()) return value;
  if (schema.isStructSchema()) {
    const source = expect(isRecord, value, path, 'an object');
    const struct: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      const inner = decodeValue(
        member,
        Object.hasOwn(source, name) ? source[name] : undefined,
        path ? `${path}.${name}` : name,
      );
      if (inner !== undefined) struct[name] = inner;
    }
    return struct;
  }
  if (schema.isListSchema()) {
    const items = expect(Array.isArray, value, path, 'a list');
    const inner = schema.getValueSchema();
    return items.map((item, i) => decodeItem(inner, item, `${path}[${i}]`));
  }
  if (schema.isMapSchema()) {
    const entries = Object.entries(expect(isRecord, value, path, 'an object'));
    return Object.fromEntries(
      entries.map(([key, inner]) => [key, decodeItem(schema.getValueSchema(), inner, `${path}.${key}`)]),
    );
  }
  if (schema.isTimestampSchema()) {
    const date =
      value instanceof Date ? validDate(value) : decodeTimestamp(expect(isText, value, path, 'a timestamp'));
    if (!date) throw malformed(`${path} is not a timestamp: ${excerpt(value)}`);
    return date;
  }
  if (schema.isBlobSchema()) {
    if (value instanceof Uint8Array) return value;
    return new Uint8Array(Buffer.from(expect(isString, value, path, 'a base64 string'), 'base64'));
  }
  if (schema.isBooleanSchema()) return expect(isBoolean, value, path, 'a boolean');
  if (schema.isNumericSchema()) {
    const notFinite =
      typeof value === 'string' && path.startsWith('MetricData') ? notFinites[value] : undefined;
    if (notFinite !== undefined) return notFinite;
    return whole(Number(expect(isNumber, value, path, 'a number of at most 64 bits')), path);
  }
  if (schema.isStringSchema()) return expect(isString, value, path, 'a string');
  return value;
}

/** https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html: for metric data CloudWatch itself says what is wrong. */
const notFinites: Readonly<Record<string, number | undefined>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

/** Lists and maps have no empty places: https://smithy.io/2.0/spec/type-refinement-traits.html#sparse-trait */
function decodeItem(schema: NormalizedSchema, value: unknown, path: string): unknown {
  if (value === null || value === undefined) throw malformed(`${path} must not be null`);
  return decodeValue(schema, value, path);
}

export function encodeValue(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) {
    const form = timestampForm(schema, 'epoch-seconds');
    return form === 'epoch-seconds' ? value.getTime() / 1000 : encodeTimestamp(value, form);
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (schema.isDocumentSchema()) return value;
  if (schema.isStructSchema()) {
    const struct: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      const inner = encodeValue(member, (value as Record<string, unknown>)[name]);
      if (inner !== undefined) struct[name] = inner;
    }
    return struct;
  }
  if (schema.isListSchema()) {
    return (value as readonly unknown[]).map((item) => encodeValue(schema.getValueSchema(), item) ?? null);
  }
  if (schema.isMapSchema()) {
    return Object.fromEntries(
      Object.entries(value as object).map(([key, inner]) => [
        key,
        encodeValue(schema.getValueSchema(), inner),
      ]),
    );
  }
  return value;
}

function expect<T>(is: (value: unknown) => value is T, value: unknown, path: string, what: string): T {
  if (!is(value)) throw malformed(`${path || 'The body'} must be ${what}, not ${excerpt(value)}`);
  return value;
}

function excerpt(value: unknown): string {
  const text = typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? typeof value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string | number => isString(value) || typeof value === 'number';
const isString = (value: unknown): value is string => typeof value === 'string';
/** CBOR has integers beyond those of JavaScript, and both have numbers that no member can be. */
const isNumber = (value: unknown): value is number | bigint =>
  typeof value === 'bigint' ? BigInt.asIntN(64, value) === value : Number.isFinite(value);
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
