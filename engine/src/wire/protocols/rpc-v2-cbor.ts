// rpcv2Cbor: the path names the operation. https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html

import type { NormalizedSchema } from '@smithy/core/schema';
import { isNestedDeeperThan, maxNesting } from '../../kernel/json.ts';
import { lazily } from '../../kernel/lazily.ts';
import { decodeValue } from '../encoding/json.ts';
import { malformed, nestedTooDeeply, unknownOperation } from '../faults.ts';
import type { Protocol } from './protocol.ts';

const headers = (requestId: string) => ({
  'content-type': 'application/cbor',
  'smithy-protocol': 'rpc-v2-cbor',
  'x-amzn-requestid': requestId,
});

const library = lazily((require) => require('@smithy/core/cbor') as typeof import('@smithy/core/cbor'));

export const rpcV2Cbor: Protocol = {
  identify: ({ request, schemas, service }) => {
    const name = /\/operation\/([A-Za-z0-9_]+)$/.exec(request.path)?.[1] ?? '';
    const operation = schemas.get(name);
    if (!operation) throw unknownOperation(service.id, name);
    return operation;
  },
  decode: (operation, { request }) => {
    if (!operation.input.isStructSchema()) return {};
    let parsed: unknown;
    try {
      parsed = request.body.length === 0 ? {} : library().cbor.deserialize(request.body);
    } catch (error) {
      throw malformed(`The request's body is not CBOR: ${(error as Error).message}`);
    }
    if (isNestedDeeperThan(maxNesting, parsed)) throw nestedTooDeeply();
    if (parsed === null || parsed === undefined) throw malformed('The body must be an object, not null');
    return decodeValue(operation.input, untag(parsed), '') as Record<string, unknown>;
  },
  encode: (operation, output, { requestId }) => ({
    status: 200,
    headers: headers(requestId),
    body: library().cbor.serialize(operation.output.isStructSchema() ? plain(operation.output, output) : {}),
  }),
  encodeFault: (fault, { requestId, request }) => ({
    status: fault.status,
    headers: {
      ...headers(requestId),
      ...(request.headers['x-amzn-query-mode'] === 'true' && {
        'x-amzn-query-error': `${fault.code};${fault.status >= 500 ? 'Receiver' : 'Sender'}`,
      }),
    },
    body: library().cbor.serialize({ __type: fault.code, message: fault.message, ...fault.members }),
  }),
};

/** Replaces timestamps, which have tag 1 (epoch seconds), with dates. */
function untag(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(untag);
  if (value instanceof Uint8Array || value instanceof Date) return value;
  if (typeof value !== 'object' || value === null) return value;
  if ('tag' in value && 'value' in value && value.tag === 1) return new Date(Number(value.value) * 1000);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, untag(inner)]));
}

function plain(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return library().tag({ tag: 1, value: value.getTime() / 1000 });
  if (value instanceof Uint8Array) return value;
  if (schema.isStructSchema()) {
    const struct: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      const inner = plain(member, (value as Record<string, unknown>)[name]);
      if (inner !== undefined) struct[name] = inner;
    }
    return struct;
  }
  if (Array.isArray(value)) return value.map((item) => plain(schema.getValueSchema(), item) ?? null);
  if (schema.isMapSchema()) {
    return Object.fromEntries(
      Object.entries(value as object).map(([key, inner]) => [
        key,
        plain(schema.getValueSchema(), inner) ?? null,
      ]),
    );
  }
  return value;
}
