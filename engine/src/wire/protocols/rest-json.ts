// restJson1: method and path identify the operation; path, query, headers and a JSON body contain the members.
// https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { parseJson } from '../../kernel/json.ts';
import { decodeValue, encodeValue } from '../encoding/json.ts';
import { decodeScalar } from '../encoding/text.ts';
import { encodeTimestamp, timestampForm } from '../encoding/timestamps.ts';
import { labelsOf, patternOf } from '../encoding/uri-pattern.ts';
import { malformed, unknownOperation } from '../faults.ts';
import type { Exchange, Protocol } from './protocol.ts';

export const restJson: Protocol = {
  identify: ({ schemas, request, service }) => {
    let best: { readonly name: string; readonly literals: number } | undefined;
    for (const { name, http } of schemas.values()) {
      if (http?.[0] !== request.method) continue;
      const pattern = patternOf(http[1]);
      if (!labelsOf(pattern, request)) continue;
      if (!best || pattern.literals > best.literals) best = { name, literals: pattern.literals };
    }
    if (!best) throw unknownOperation(service.id, `for ${request.method} ${request.path}`);
    return schemas.get(best.name)!;
  },

  decode: (operation, { request }) => {
    if (!operation.input.isStructSchema()) return {};
    const labels = labelsOf(patternOf(operation.http![1]), request) ?? {};
    const value: Record<string, unknown> = {};
    let body: Readonly<Record<string, unknown>> | undefined;
    for (const [name, member] of operation.input.structIterator()) {
      const { httpLabel, httpQuery, httpHeader, httpPayload } = member.getMergedTraits();
      let given: unknown;
      if (httpLabel) given = scalar(member, labels[name], name);
      else if (httpQuery) given = fromQuery(member, request.query.getAll(String(httpQuery)), name);
      else if (httpHeader) given = scalar(member, request.headers[String(httpHeader).toLowerCase()], name);
      else if (httpPayload) given = payload(member, request.body, name);
      else {
        body ??= parse(request.body);
        given = decodeValue(member, Object.hasOwn(body, name) ? body[name] : undefined, name);
      }
      if (given !== undefined) value[name] = given;
    }
    return value;
  },

  encode: (operation, output, exchange) => {
    const headers: Record<string, string> = headersOf(exchange);
    let status = operation.http?.[2] ?? 200;
    const members: Record<string, unknown> = {};
    let raw: Uint8Array | string | undefined;
    if (operation.output.isStructSchema()) {
      for (const [name, member] of operation.output.structIterator()) {
        const value = output[name];
        if (value === undefined || value === null) continue;
        const { httpHeader, httpResponseCode, httpPayload } = member.getMergedTraits();
        if (httpResponseCode) status = Number(value);
        else if (httpHeader) headers[String(httpHeader).toLowerCase()] = headerText(member, value);
        else if (httpPayload) {
          raw =
            value instanceof Uint8Array || typeof value === 'string'
              ? value
              : JSON.stringify(encodeValue(member, value));
        } else members[name] = encodeValue(member, value);
      }
    }
    const body = status === 204 ? '' : (raw ?? (hasPayload(operation.output) ? '' : JSON.stringify(members)));
    return { status, headers, body };
  },

  encodeFault: (fault, exchange) => ({
    status: fault.status,
    headers: { ...headersOf(exchange), 'x-amzn-errortype': fault.code },
    // Lambda's errors have a member Type.
    body: JSON.stringify({
      Type: fault.status >= 500 ? 'Service' : 'User',
      message: fault.message,
      ...fault.members,
    }),
  }),
};

const headersOf = ({ requestId }: Omit<Exchange, 'schemas'>) => ({
  'content-type': 'application/json',
  'x-amzn-requestid': requestId,
});

function parse(body: Uint8Array): Readonly<Record<string, unknown>> {
  const text = Buffer.from(body).toString();
  if (text === '') return {};
  let parsed: unknown;
  try {
    parsed = parseJson(text);
  } catch (error) {
    throw malformed(`The request's body is not JSON: ${(error as Error).message}`);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw malformed('The body must be an object');
  return parsed as Readonly<Record<string, unknown>>;
}

function payload(member: NormalizedSchema, body: Uint8Array, name: string): unknown {
  if (member.isBlobSchema()) return body.length > 0 ? body : undefined;
  if (member.isStringSchema()) return Buffer.from(body).toString();
  return body.length > 0 ? decodeValue(member, parse(body), name) : undefined;
}

function fromQuery(member: NormalizedSchema, texts: readonly string[], name: string): unknown {
  if (texts.length === 0) return undefined;
  if (member.isListSchema()) return texts.map((text) => decodeScalar(member.getValueSchema(), text, name));
  return decodeScalar(member, texts[0]!, name);
}

function scalar(member: NormalizedSchema, text: string | undefined, name: string): unknown {
  return text === undefined ? undefined : decodeScalar(member, text, name);
}

function headerText(member: NormalizedSchema, value: unknown): string {
  if (value instanceof Date) return encodeTimestamp(value, timestampForm(member, 'http-date'));
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function hasPayload(schema: NormalizedSchema): boolean {
  if (!schema.isStructSchema()) return true;
  for (const [, member] of schema.structIterator()) if (member.getMergedTraits().httpPayload) return true;
  return false;
}
