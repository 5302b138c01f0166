// awsQuery and ec2Query: a form goes in, XML comes out.
// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html, …/aws-ec2-query-protocol.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { invalidAction } from '../faults.ts';
import type { WireResponse } from '../request.ts';
import { requireMembers } from '../required.ts';
import { decodeForm, parseForm } from './form.ts';
import type { Exchange, Protocol } from './protocol.ts';
import { element, encodeMembers, escapeXml } from './xml.ts';

export const awsQuery: Protocol = {
  identify,
  decode: (operation, exchange) => decodeParameters(operation.input, exchange, queryName, false),
  encode: (operation, output, { service, requestId }) => {
    const result = operation.output.isStructSchema() ? encodeMembers(operation.output, output) : '';
    return xml(
      200,
      requestId,
      element(
        `${operation.name}Response`,
        element(`${operation.name}Result`, result) +
          element('ResponseMetadata', element('RequestId', requestId)),
        ` xmlns="${service.xmlNamespace}"`,
      ),
    );
  },
  encodeFault: (fault, { service, requestId }) =>
    xml(
      fault.status,
      requestId,
      element(
        'ErrorResponse',
        element(
          'Error',
          element('Type', fault.status >= 500 ? 'Receiver' : 'Sender') +
            element('Code', escapeXml(fault.code)) +
            element('Message', escapeXml(fault.message)),
        ) + element('RequestId', requestId),
        ` xmlns="${service.xmlNamespace}"`,
      ),
    ),
};

export const ec2Query: Protocol = {
  identify,
  decode: (operation, exchange) => decodeParameters(operation.input, exchange, ec2Name, true),
  encode: (operation, output, { service, requestId }) => {
    const members = operation.output.isStructSchema() ? encodeMembers(operation.output, output) : '';
    // Operations without an output answer <return>true</return>.
    const content = operation.output.isStructSchema() ? members : element('return', 'true');
    return xml(
      200,
      requestId,
      element(
        `${operation.name}Response`,
        element('requestId', requestId) + content,
        ` xmlns="${service.xmlNamespace}"`,
      ),
    );
  },
  encodeFault: (fault, { requestId }) =>
    xml(
      fault.status,
      requestId,
      element(
        'Response',
        element(
          'Errors',
          element(
            'Error',
            element('Code', escapeXml(fault.code)) + element('Message', escapeXml(fault.message)),
          ),
        ) + element('RequestID', requestId),
      ),
    ),
};

function identify(exchange: Exchange) {
  const parameters = parametersOf(exchange);
  const action = parameters.get('Action') ?? '';
  const operation = exchange.schemas.get(action);
  if (!operation) throw invalidAction(action, parameters.get('Version') ?? undefined);
  return operation;
}

function decodeParameters(
  input: NormalizedSchema,
  exchange: Exchange,
  nameOf: (member: NormalizedSchema, name: string) => string,
  flatLists: boolean,
): Record<string, unknown> {
  if (!input.isStructSchema()) return {};
  const value = decodeForm(input, parseForm(parametersOf(exchange)), nameOf, flatLists);
  requireMembers(input, value, exchange.service);
  return value;
}

/** A query API also takes its parameters from the URL, as a GET does. */
function parametersOf({ request }: Exchange): URLSearchParams {
  return request.body.length > 0 ? new URLSearchParams(Buffer.from(request.body).toString()) : request.query;
}

const queryName = (member: NormalizedSchema, name: string) =>
  String(member.getMergedTraits().xmlName ?? name);

/** ec2QueryName, else the XML name with a capital, else the member's name with a capital. */
const ec2Name = (member: NormalizedSchema, name: string) => {
  const traits = member.getMergedTraits();
  const text = String(traits.ec2QueryName ?? traits.xmlName ?? name);
  return traits.ec2QueryName ? text : text.charAt(0).toUpperCase() + text.slice(1);
};

function xml(status: number, requestId: string, body: string): WireResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=utf-8', 'x-amzn-requestid': requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  };
}
