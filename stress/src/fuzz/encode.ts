// Calls as HTTP requests, in each protocol. It is written apart from the engine's own encoders and decoders, which it tests.
import { cbor, tag } from '@smithy/core/cbor';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { ProtocolName } from '../../../engine/src/contracts/wire-row.ts';
import type { WireService } from '../../../engine/src/wire/identify.ts';
import type { OperationSchema } from '../../../engine/src/wire/schemas.ts';
import type { HttpRequest } from './http.ts';
import { Nested } from './values.ts';

export interface Call {
  readonly service: WireService;
  readonly operation: OperationSchema;
  readonly protocol: ProtocolName;
  readonly input: unknown;
}

type Members = Readonly<Record<string, unknown>>;

export function encodeCall({ service, operation, protocol, input }: Call): HttpRequest {
  const signingName = service.signingNames?.[0] ?? service.id;
  const authorization = `AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/${signingName}/aws4_request, Signature=0`;
  const post = { method: 'POST', path: '/' };
  switch (protocol) {
    case 'awsJson':
      return {
        ...post,
        headers: {
          authorization,
          'content-type': `application/x-amz-json-${service.jsonVersion ?? '1.1'}`,
          'x-amz-target': `${service.targetPrefixes?.[0] ?? service.id}.${operation.name}`,
        },
        body: jsonText(input),
      };
    case 'rpcV2Cbor':
      return {
        method: 'POST',
        path: `/service/${service.targetPrefixes?.[0] ?? service.id}/operation/${operation.name}`,
        headers: { authorization, 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' },
        body: cbor.serialize(cborValue(input)),
      };
    case 'awsQuery':
    case 'ec2Query': {
      const pairs: [string, string][] = [['Action', operation.name]];
      if (isMembers(input)) queryMembers(operation.input, input, '', protocol === 'ec2Query', pairs);
      return {
        ...post,
        headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
        body: pairs.map(([name, text]) => `${escaped(name)}=${escaped(text)}`).join('&'),
      };
    }
    case 'restJson':
    case 'restXml':
    case 'restXmlOfS3':
      return rest(operation, isMembers(input) ? input : {}, protocol, authorization);
  }
}

/** The protocols in which a service can be called. */
export function protocolsOf({
  protocol,
  xmlNamespace,
  targetPrefixes,
}: WireService): readonly ProtocolName[] {
  if (protocol === 'awsQuery') return ['awsQuery', 'awsQuery', 'awsQuery', 'awsJson', 'rpcV2Cbor'];
  if (protocol !== 'awsJson') return [protocol];
  return [
    'awsJson',
    'awsJson',
    'awsJson',
    'rpcV2Cbor',
    ...(xmlNamespace && targetPrefixes ? ['awsQuery' as const] : []),
  ];
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date || value instanceof Uint8Array || value instanceof Nested);

/** Half of a surrogate pair cannot be escaped. */
const escaped = (text: string) => encodeURIComponent(text.toWellFormed());

/** JSON, with what JSON.stringify refuses: integers of any size, and lists of any depth. */
export function jsonText(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (value instanceof Nested) return '['.repeat(value.levels) + ']'.repeat(value.levels);
  if (value instanceof Date) return String(value.getTime() / 1000);
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('base64'));
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number')
    return Number.isFinite(value) ? String(value) : value > 0 ? '1e999' : '"NaN"';
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (isMembers(value)) {
    const members = Object.entries(value).map(
      ([name, inner]) => `${JSON.stringify(name)}:${jsonText(inner)}`,
    );
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

function cborValue(value: unknown): unknown {
  if (value instanceof Nested) {
    let nested: unknown = [];
    for (let i = 0; i < Math.min(value.levels, 1000); i++) nested = [nested];
    return nested;
  }
  if (value instanceof Date) return tag({ tag: 1, value: value.getTime() / 1000 });
  if (typeof value === 'bigint' && (value >= 2n ** 64n || value < -(2n ** 63n))) return Number(value);
  if (Array.isArray(value)) return value.map(cborValue);
  if (isMembers(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cborValue(inner)]));
  return value;
}

function scalarText(value: unknown): string {
  if (value instanceof Date) {
    return Number.isFinite(value.getTime()) ? value.toISOString() : 'Invalid Date';
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return typeof value === 'object' ? jsonText(value) : String(value);
}

function queryMembers(
  schema: NormalizedSchema,
  value: Members,
  prefix: string,
  isEc2: boolean,
  into: [string, string][],
): void {
  if (!schema.isStructSchema()) return;
  const schemas = new Map(schema.structIterator());
  for (const [name, inner] of Object.entries(value)) {
    const member = schemas.get(name);
    if (!member) into.push([`${prefix}${name}`, scalarText(inner)]);
    else queryValue(member, inner, `${prefix}${queryName(member, name, isEc2)}`, isEc2, into);
  }
}

function queryName(member: NormalizedSchema, name: string, isEc2: boolean): string {
  const { ec2QueryName, xmlName } = member.getMergedTraits();
  if (!isEc2) return String(xmlName ?? name);
  if (ec2QueryName) return String(ec2QueryName);
  const text = String(xmlName ?? name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function queryValue(
  schema: NormalizedSchema,
  value: unknown,
  name: string,
  isEc2: boolean,
  into: [string, string][],
): void {
  if (Array.isArray(value) && schema.isListSchema()) {
    const item = schema.getValueSchema();
    const flat = isEc2 || schema.getMergedTraits().xmlFlattened;
    const base = flat ? name : `${name}.${String(item.getMergedTraits().xmlName ?? 'member')}`;
    value.forEach((inner, i) => {
      queryValue(item, inner, `${base}.${i + 1}`, isEc2, into);
    });
  } else if (isMembers(value) && schema.isMapSchema()) {
    Object.entries(value).forEach(([key, inner], i) => {
      const entry = `${name}.entry.${i + 1}`;
      into.push([`${entry}.key`, key]);
      queryValue(schema.getValueSchema(), inner, `${entry}.value`, isEc2, into);
    });
  } else if (isMembers(value) && schema.isStructSchema()) {
    queryMembers(schema, value, `${name}.`, isEc2, into);
  } else into.push([name, scalarText(value)]);
}

function rest(
  operation: OperationSchema,
  input: Members,
  protocol: ProtocolName,
  authorization: string,
): HttpRequest {
  const [method = 'GET', uri = '/'] = operation.http ?? [];
  const [pattern = '/', literals = ''] = uri.split('?');
  const headers: Record<string, string> = { authorization };
  const query = new URLSearchParams(literals);
  const body: Record<string, unknown> = {};
  // An SDK's client puts the bucket in front when it resolves the endpoint.
  let path =
    protocol === 'restXmlOfS3' && 'Bucket' in input ? `/{Bucket}${pattern.replace(/^\/$/, '')}` : pattern;
  let payload: string | Uint8Array | undefined;
  const schemas = operation.input.isStructSchema() ? [...operation.input.structIterator()] : [];
  for (const [name, member] of schemas) {
    const value = input[name];
    if (value === undefined) continue;
    const { httpLabel, httpQuery, httpHeader, httpPayload, httpPrefixHeaders } = member.getMergedTraits();
    if (httpLabel)
      path = path.replace(
        new RegExp(`\\{${name}\\+?\\}`),
        escaped(scalarText(value)).replaceAll('%2F', '/').slice(0, 3000),
      );
    else if (httpQuery) query.append(String(httpQuery), scalarText(value).toWellFormed().slice(0, 3000));
    // Node counts it, and a wrong one leaves both sides waiting: the raw requests have those.
    else if (String(httpHeader).toLowerCase() === 'content-length') continue;
    else if (httpHeader) headers[String(httpHeader).toLowerCase()] = headerText(value);
    else if (httpPrefixHeaders && isMembers(value)) {
      for (const [key, inner] of Object.entries(value)) {
        if (/^[\w-]+$/.test(key)) headers[`${String(httpPrefixHeaders)}${key}`] = headerText(inner);
      }
    } else if (httpPayload) {
      payload =
        value instanceof Uint8Array
          ? value
          : member.isStructSchema()
            ? protocol !== 'restJson'
              ? xmlElement(member, String(member.getMergedTraits().xmlName ?? member.getName()), value)
              : jsonText(value)
            : scalarText(value);
    } else body[name] = value;
  }
  const search = query.size > 0 ? `?${query.toString()}` : '';
  if (protocol === 'restXml' && Object.keys(body).length > 0)
    payload = xmlElement(operation.input, `${operation.name}Request`, body);
  const hasBody = payload !== undefined || (protocol === 'restJson' && Object.keys(body).length > 0);
  return {
    method,
    path: `${path.replace(/\{\w+\+?\}/g, 'missing')}${search}`,
    headers,
    ...(hasBody && { body: payload ?? jsonText(body) }),
  };
}

/** Only what Node sends: anything else is for the raw requests. */
function headerText(value: unknown): string {
  const text = Array.isArray(value) ? value.map(scalarText).join(',') : scalarText(value);
  return text.replace(/[^\x20-\x7e\x80-\xff]/g, '?').slice(0, 2000);
}

function xmlElement(schema: NormalizedSchema, name: string, value: unknown): string {
  return `<${name}>${xmlContent(schema, value)}</${name}>`;
}

function xmlContent(schema: NormalizedSchema, value: unknown): string {
  if (!isMembers(value) || !schema.isStructSchema()) {
    return scalarText(value).replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  }
  const schemas = new Map(schema.structIterator());
  return Object.entries(value)
    .map(([name, inner]) => {
      const member = schemas.get(name);
      if (!member) return '';
      const tagName = String(member.getMergedTraits().xmlName ?? name);
      if (!member.isListSchema() || !Array.isArray(inner)) return xmlElement(member, tagName, inner);
      const item = member.getValueSchema();
      const isFlat = member.getMergedTraits().xmlFlattened;
      const itemName = isFlat ? tagName : String(item.getMergedTraits().xmlName ?? 'member');
      const items = inner.map((each) => xmlElement(item, itemName, each)).join('');
      return isFlat ? items : `<${tagName}>${items}</${tagName}>`;
    })
    .join('');
}
