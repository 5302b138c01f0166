// restXml, with S3's customizations: method, path, query and headers identify the operation and contain its input.
// https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html, https://smithy.io/2.0/aws/customizations/s3-customizations.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsFault } from '../../kernel/faults.ts';
import { lazily } from '../../kernel/lazily.ts';
import { decodeAwsChunked } from '../encoding/aws-chunked.ts';
import { decodeScalar } from '../encoding/text.ts';
import { encodeTimestamp, timestampForm } from '../encoding/timestamps.ts';
import { element, encodeMembers, encodeScalar, escapeXml } from '../encoding/xml.ts';
import { malformed, unknownOperation, withMalformedCode } from '../faults.ts';
import type { WireRequest } from '../request.ts';
import { type OperationSchema, requiredCount } from '../schemas.ts';
import type { Exchange, Protocol } from './protocol.ts';

export const restXmlOfS3: Protocol = {
  identify: (exchange) => {
    const { bucket, key } = addressOf(exchange.request);
    let best: { operation: OperationSchema; score: number } | undefined;
    for (const operation of exchange.schemas.values()) {
      const score = matchScore(operation, exchange, bucket !== undefined, key !== undefined);
      if (score !== undefined && score > (best?.score ?? -1)) best = { operation, score };
    }
    if (!best) throw unknownOperation('s3', `for ${exchange.request.method} ${exchange.request.path}`);
    return best.operation;
  },

  decode: (operation, exchange) =>
    withMalformedCode('InvalidArgument', () => decodeInput(operation, exchange)),

  encode: (operation, output, { service, requestId }) => {
    const headers: Record<string, string> = { 'x-amz-request-id': requestId };
    let payload: { member: NormalizedSchema; value: unknown } | undefined;
    if (!operation.output.isStructSchema()) return { status: operation.http?.[2] ?? 200, headers, body: '' };
    let hasBodyMembers = false;
    for (const [name, member] of operation.output.structIterator()) {
      const traits = member.getMergedTraits();
      const value = output[name];
      if (traits.httpPayload) payload = { member, value };
      else if (traits.httpHeader) {
        if (value !== undefined && value !== null)
          headers[String(traits.httpHeader).toLowerCase()] = headerText(member, value);
      } else if (traits.httpPrefixHeaders) {
        for (const [suffix, text] of Object.entries((value as Record<string, string>) ?? {})) {
          headers[`${String(traits.httpPrefixHeaders)}${suffix}`.toLowerCase()] = text;
        }
      } else hasBodyMembers = true;
    }
    const status = output.ContentRange ? 206 : (operation.http?.[2] ?? 200);
    if (payload)
      return {
        status,
        headers: withType(headers, payload),
        body: payloadBody(payload, service.xmlNamespace),
      };
    if (!hasBodyMembers) return { status, headers, body: '' };
    headers['content-type'] = 'application/xml';
    const bound = (member: NormalizedSchema) => {
      const traits = member.getMergedTraits();
      return Boolean(traits.httpHeader || traits.httpPrefixHeaders);
    };
    const name = String(operation.output.getMergedTraits().xmlName ?? operation.output.getName());
    // The only response without a wrapper element: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
    const body =
      operation.name === 'GetBucketLocation'
        ? element(
            'LocationConstraint',
            escapeXml(String(output.LocationConstraint ?? '')),
            ` xmlns="${service.xmlNamespace}"`,
          )
        : element(name, encodeMembers(operation.output, output, bound), ` xmlns="${service.xmlNamespace}"`);
    return { status, headers, body: declared(body) };
  },

  encodeFault: (fault, { requestId, request }) => ({
    status: fault.status,
    headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
    body:
      request.method === 'HEAD' || fault.status === 304 || fault.message === ''
        ? ''
        : declared(
            element(
              'Error',
              element('Code', escapeXml(fault.code)) +
                element('Message', escapeXml(fault.message)) +
                Object.entries(fault.members)
                  .map(([name, value]) => element(name, escapeXml(String(value))))
                  .join('') +
                element('RequestId', requestId),
            ),
          ),
  }),
};

function decodeInput(operation: OperationSchema, { request }: Exchange): Record<string, unknown> {
  const { bucket, key } = addressOf(request);
  const value: Record<string, unknown> = {};
  for (const [name, member] of operation.input.structIterator()) {
    const traits = member.getMergedTraits();
    if (traits.httpLabel) value[name] = name === 'Bucket' ? bucket : name === 'Key' ? key : undefined;
    else if (traits.httpHeader)
      assign(value, name, member, request.headers[String(traits.httpHeader).toLowerCase()]);
    else if (traits.httpQuery)
      assign(value, name, member, request.query.get(String(traits.httpQuery)) ?? undefined);
    else if (traits.httpPrefixHeaders) value[name] = prefixed(request, String(traits.httpPrefixHeaders));
    else if (traits.httpPayload) {
      const body = decodeAwsChunked(request);
      if (member.isBlobSchema() || member.isStringSchema()) {
        value[name] = member.isBlobSchema() ? body : Buffer.from(body).toString();
      } else if (body.length > 0) value[name] = parseXml(member, body);
    }
  }
  return value;
}

/** Bucket and key from a path-style URL, or from a virtual host such as `bucket.s3.us-east-1.localhost`. */
function addressOf(request: WireRequest): { bucket?: string; key?: string } {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const virtual = /^(.+?)\.(?:s3[.-].+|localhost)$/.exec(host)?.[1];
  const path = request.path.slice(1);
  const decode = (text: string) => {
    try {
      return decodeURIComponent(text);
    } catch {
      throw new AwsFault({ code: 'InvalidURI', message: "Couldn't parse the specified URI." });
    }
  };
  if (virtual && virtual !== 's3') return { bucket: virtual, key: path ? keyOf(decode(path)) : undefined };
  if (!path) return {};
  const slash = path.indexOf('/');
  if (slash < 0) return { bucket: decode(path) };
  const key = path.slice(slash + 1);
  return { bucket: decode(path.slice(0, slash)), key: key ? keyOf(decode(key)) : undefined };
}

/**
 * A key whose relative segments never climb above its start: `a/../b` is a key, `a/../../b` is none. S3 refuses such a
 * request without a body, so that clients name only the status.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 */
function keyOf(text: string): string {
  let depth = 0;
  for (const segment of text.split('/')) {
    depth += segment === '..' ? -1 : 1;
    if (depth < 0) throw new AwsFault({ code: 'BadRequest', message: '' });
  }
  return text;
}

/** How specifically an operation matches a request; undefined when it does not match. */
function matchScore(
  operation: OperationSchema,
  { request, implemented }: Exchange,
  hasBucket: boolean,
  hasKey: boolean,
): number | undefined {
  if (!operation.http || operation.http[0] !== request.method) return undefined;
  const [path = '', literals = ''] = operation.http[1].split('?');
  if (path.includes('{Key+}') !== hasKey) return undefined;
  const members = operation.input.isStructSchema() ? operation.input.getMemberSchemas() : {};
  if ('Bucket' in members !== hasBucket) return undefined;
  let score = implemented(operation.name) ? 1 : 0;
  for (const [name, value] of new URLSearchParams(literals)) {
    if (name === 'x-id') continue;
    const given = request.query.get(name);
    if (given === null || (value !== '' && given !== value)) return undefined;
    score += 10;
  }
  const required = Object.values(members).slice(0, requiredCount(operation.input));
  for (const member of required) {
    const { httpQuery, httpHeader } = member.getMergedTraits();
    if (httpQuery && !request.query.has(String(httpQuery))) return undefined;
    if (httpHeader && request.headers[String(httpHeader).toLowerCase()] === undefined) return undefined;
    if (httpQuery || httpHeader) score += 10;
  }
  return score;
}

function assign(
  value: Record<string, unknown>,
  name: string,
  member: NormalizedSchema,
  text: string | undefined,
): void {
  if (text === undefined) return;
  if (member.isListSchema()) value[name] = text.split(',').map((item) => item.trim());
  else value[name] = decodeScalar(member, text, name);
}

function prefixed(request: WireRequest, prefix: string): Record<string, string> {
  const lower = prefix.toLowerCase();
  return Object.fromEntries(
    Object.entries(request.headers)
      .filter(([name]) => name.startsWith(lower))
      .map(([name, text]) => [name.slice(lower.length), text]),
  );
}

const xmlReader = lazily((require) => {
  const library = require('@aws-sdk/core/protocols') as typeof import('@aws-sdk/core/protocols');
  const reader = new library.XmlShapeDeserializer({
    timestampFormat: { useTrait: true, default: 5 },
    xmlNamespace: '',
    httpBindings: true,
    serviceNamespace: 'com.amazonaws.s3',
  });
  reader.setSerdeContext({
    utf8Encoder: (bytes: Uint8Array) => Buffer.from(bytes).toString(),
    base64Decoder: (text: string) => new Uint8Array(Buffer.from(text, 'base64')),
  } as never);
  return reader;
});

function parseXml(member: NormalizedSchema, body: Uint8Array): unknown {
  try {
    return xmlReader().read(member, body);
  } catch {
    throw new AwsFault({
      code: 'MalformedXML',
      message: 'The XML you provided was not well-formed or did not validate against our published schema',
    });
  }
}

function headerText(member: NormalizedSchema, value: unknown): string {
  if (value instanceof Date) return encodeTimestamp(value, timestampForm(member, 'http-date'));
  return Array.isArray(value) ? value.join(', ') : encodeScalar(member, value);
}

function withType(headers: Record<string, string>, { member }: { member: NormalizedSchema }) {
  return member.isStructSchema() ? { ...headers, 'content-type': 'application/xml' } : headers;
}

function payloadBody(
  { member, value }: { member: NormalizedSchema; value: unknown },
  namespace = '',
): Uint8Array | string {
  if (value === undefined || value === null) return '';
  if (value instanceof Uint8Array || typeof value === 'string') return value;
  if (!member.isStructSchema()) throw malformed(`A payload of ${member.getName()} cannot be encoded`);
  const name = String(member.getMergedTraits().xmlName ?? member.getName());
  return declared(element(name, encodeMembers(member, value), ` xmlns="${namespace}"`));
}

const declared = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
