// Shared by awsQuery and ec2Query: the parameters of a request, and the headers of a response.
import type { NormalizedSchema } from '@smithy/core/schema';
import { decodeForm, parseForm } from '../encoding/form.ts';
import { invalidAction, withMalformedCode } from '../faults.ts';
import type { WireResponse } from '../request.ts';
import type { Exchange } from './protocol.ts';

/** The operation that the parameter Action names. @throws InvalidAction */
export function identifyAction(exchange: Exchange) {
  const parameters = parametersOf(exchange);
  const action = parameters.get('Action') ?? '';
  const operation = exchange.schemas.get(action);
  if (!operation) throw invalidAction(action, parameters.get('Version') ?? undefined);
  return operation;
}

export function decodeParameters(
  input: NormalizedSchema,
  exchange: Exchange,
  nameOf: (member: NormalizedSchema, name: string) => string,
  flatLists: boolean,
): Record<string, unknown> {
  if (!input.isStructSchema()) return {};
  const code = exchange.service.protocol === 'ec2Query' ? 'InvalidParameterValue' : 'MalformedInput';
  const value = withMalformedCode(code, () =>
    decodeForm(input, parseForm(parametersOf(exchange)), nameOf, flatLists),
  );
  return value;
}

/** From the body or, for GET, from the URL. */
function parametersOf({ request }: Exchange): URLSearchParams {
  return request.body.length > 0 ? new URLSearchParams(Buffer.from(request.body).toString()) : request.query;
}

export function xmlResponse(status: number, requestId: string, body: string): WireResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=utf-8', 'x-amzn-requestid': requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  };
}
