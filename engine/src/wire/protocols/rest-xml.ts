// restXml without S3's customizations: method and path identify the operation, the body is an XML document.
// https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsFault } from '../../kernel/faults.ts';
import { lazily } from '../../kernel/lazily.ts';
import { decodeScalar } from '../encoding/text.ts';
import { labelsOf, patternOf } from '../encoding/uri-pattern.ts';
import { element, encodeMembers, encodeScalar, escapeXml } from '../encoding/xml.ts';
import { unknownOperation } from '../faults.ts';
import type { Protocol } from './protocol.ts';

export const restXml: Protocol = {
  identify: ({ schemas, request, service }) => {
    let best: { readonly name: string; readonly literals: number } | undefined;
    for (const { name, http } of schemas.values()) {
      if (http?.[0] !== request.method) continue;
      const pattern = patternOf(http[1]);
      if (labelsOf(pattern, request) && (!best || pattern.literals > best.literals))
        best = { name, literals: pattern.literals };
    }
    if (!best) throw unknownOperation(service.id, `for ${request.method} ${request.path}`);
    return schemas.get(best.name)!;
  },

  decode: (operation, { request }) => {
    if (!operation.input.isStructSchema()) return {};
    const labels = labelsOf(patternOf(operation.http![1]), request) ?? {};
    const value = request.body.length > 0 ? parseXml(operation.input, request.body) : {};
    for (const [name, member] of operation.input.structIterator()) {
      const { httpLabel, httpQuery, httpHeader } = member.getMergedTraits();
      const text = httpLabel
        ? labels[name]
        : httpQuery
          ? request.query.get(String(httpQuery))
          : httpHeader
            ? request.headers[String(httpHeader).toLowerCase()]
            : undefined;
      if (text !== undefined && text !== null) value[name] = decodeScalar(member, text, name);
    }
    return value;
  },

  encode: (operation, output, exchange) => {
    const { requestId, service } = exchange;
    const headers: Record<string, string> = { 'x-amzn-requestid': requestId };
    const status = operation.http?.[2] ?? 200;
    if (!operation.output.isStructSchema()) return { status, headers, body: '' };
    for (const [name, member] of operation.output.structIterator()) {
      const { httpHeader } = member.getMergedTraits();
      const value = output[name];
      if (httpHeader && value !== undefined)
        headers[String(httpHeader).toLowerCase()] = encodeScalar(member, value);
    }
    const isHeader = (member: NormalizedSchema) => Boolean(member.getMergedTraits().httpHeader);
    const root = String(operation.output.getMergedTraits().xmlName ?? operation.output.getName());
    const body = element(
      root,
      encodeMembers(operation.output, output, isHeader),
      namespaceOf(service.xmlNamespace),
    );
    return { status, headers: { ...headers, 'content-type': 'text/xml' }, body: declared(body) };
  },

  encodeFault: (fault, { requestId, service }) => ({
    status: fault.status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: declared(
      element(
        'ErrorResponse',
        element(
          'Error',
          element('Type', fault.status >= 500 ? 'Receiver' : 'Sender') +
            element('Code', escapeXml(fault.code)) +
            element('Message', escapeXml(fault.message)),
        ) + element('RequestId', requestId),
        namespaceOf(service.xmlNamespace),
      ),
    ),
  }),
};

const namespaceOf = (uri: string | undefined) => (uri ? ` xmlns="${uri}"` : '');
const declared = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;

const xmlReader = lazily((require) => {
  const library = require('@aws-sdk/core/protocols') as typeof import('@aws-sdk/core/protocols');
  const reader = new library.XmlShapeDeserializer({
    timestampFormat: { useTrait: true, default: 5 },
    xmlNamespace: '',
    httpBindings: true,
    serviceNamespace: '',
  });
  reader.setSerdeContext({
    utf8Encoder: (bytes: Uint8Array) => Buffer.from(bytes).toString(),
    base64Decoder: (text: string) => new Uint8Array(Buffer.from(text, 'base64')),
  } as never);
  return reader;
});

function parseXml(schema: NormalizedSchema, body: Uint8Array): Record<string, unknown> {
  try {
    return xmlReader().read(schema, body) as Record<string, unknown>;
  } catch (error) {
    throw new AwsFault({ code: 'InvalidInput', message: `Invalid XML ; ${(error as Error).message}` });
  }
}
