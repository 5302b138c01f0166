// awsJson 1.0 and 1.1: X-Amz-Target names the operation. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { malformed, unknownOperation } from '../faults.ts';
import { requireMembers } from '../required.ts';
import type { Exchange, Protocol } from './protocol.ts';
import { decodeTimestamp, encodeTimestamp, timestampForm } from './timestamps.ts';

export const awsJson: Protocol = {
  identify: ({ request, schemas, service }) => {
    const name = (request.headers['x-amz-target'] ?? '').split('.').at(-1) ?? '';
    const operation = schemas.get(name);
    if (!operation) throw unknownOperation(service.id, name);
    return operation;
  },
  decode: (operation, { request, service }) => {
    const text = Buffer.from(request.body).toString();
    let parsed: unknown;
    try {
      parsed = text === '' ? {} : JSON.parse(text);
    } catch (error) {
      throw malformed(`The request's body is not JSON: ${(error as Error).message}`);
    }
    if (!operation.input.isStructSchema()) return {};
    const value = decode(operation.input, parsed, '') as Record<string, unknown>;
    requireMembers(operation.input, value, service);
    return value;
  },
  encode: (operation, output, exchange) => {
    const value = operation.output.isStructSchema() ? encode(operation.output, output) : {};
    return { status: 200, headers: headersOf(exchange), body: JSON.stringify(value) };
  },
  encodeFault: (fault, exchange) => ({
    status: fault.status,
    headers: {
      ...headersOf(exchange),
      'x-amzn-errortype': fault.code,
      // CloudWatch moved from awsQuery: its clients ask for the old code here.
      ...(exchange.request.headers['x-amzn-query-mode'] === 'true' && {
        'x-amzn-query-error': `${fault.code};${fault.status >= 500 ? 'Receiver' : 'Sender'}`,
      }),
    },
    body: JSON.stringify({ __type: fault.code, message: fault.message, ...fault.members }),
  }),
};

const headersOf = ({ service, requestId }: Omit<Exchange, 'schemas'>) => ({
  'content-type': `application/x-amz-json-${service.jsonVersion ?? '1.1'}`,
  'x-amzn-requestid': requestId,
});

/** @throws AwsFault SerializationException when a value is not of its member's type. */
export function decode(schema: NormalizedSchema, value: unknown, path: string): unknown {
  if (value === null || value === undefined) return undefined;
  if (schema.isDocumentSchema()) return value;
  if (schema.isStructSchema()) {
    const source = expect(isRecord, value, path, 'an object');
    const struct: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      const inner = decode(
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
    return items.map((item, i) => decode(schema.getValueSchema(), item, `${path}[${i}]`));
  }
  if (schema.isMapSchema()) {
    const entries = Object.entries(expect(isRecord, value, path, 'an object'));
    return Object.fromEntries(
      entries.map(([key, inner]) => [key, decode(schema.getValueSchema(), inner, `${path}.${key}`)]),
    );
  }
  if (schema.isTimestampSchema()) {
    if (value instanceof Date) return value;
    const date = decodeTimestamp(String(value));
    if (!date) throw malformed(`${path} is not a timestamp: ${JSON.stringify(value)}`);
    return date;
  }
  if (schema.isBlobSchema()) {
    if (value instanceof Uint8Array) return value;
    return new Uint8Array(Buffer.from(expect(isString, value, path, 'a base64 string'), 'base64'));
  }
  if (schema.isBooleanSchema()) return expect(isBoolean, value, path, 'a boolean');
  if (schema.isNumericSchema()) return expect(isNumber, value, path, 'a number');
  if (schema.isStringSchema()) return expect(isString, value, path, 'a string');
  return value;
}

export function encode(schema: NormalizedSchema, value: unknown): unknown {
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
      const inner = encode(member, (value as Record<string, unknown>)[name]);
      if (inner !== undefined) struct[name] = inner;
    }
    return struct;
  }
  if (schema.isListSchema()) {
    return (value as readonly unknown[]).map((item) => encode(schema.getValueSchema(), item) ?? null);
  }
  if (schema.isMapSchema()) {
    return Object.fromEntries(
      Object.entries(value as object).map(([key, inner]) => [key, encode(schema.getValueSchema(), inner)]),
    );
  }
  return value;
}

function expect<T>(is: (value: unknown) => value is T, value: unknown, path: string, what: string): T {
  if (!is(value)) throw malformed(`${path || 'The body'} must be ${what}, not ${JSON.stringify(value)}`);
  return value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isString = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' || typeof value === 'bigint';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
