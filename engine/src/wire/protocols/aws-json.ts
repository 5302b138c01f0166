// awsJson 1.0 and 1.1: X-Amz-Target names the operation. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
import { parseJson } from '../../kernel/json.ts';
import { eventStream, streamMember } from '../encoding/event-stream.ts';
import { decodeValue, encodeValue } from '../encoding/json.ts';
import { malformed, unknownOperation, unknownService } from '../faults.ts';
import type { Exchange, Protocol } from './protocol.ts';

export const awsJson: Protocol = {
  identify: ({ request, schemas, service }) => {
    const [prefix = '', name = prefix] = (request.headers['x-amz-target'] ?? '').split(/\.(?=[^.]*$)/);
    const operation = schemas.get(name);
    if (operation) return operation;
    // Another service with the same signing name: `DynamoDBStreams_20120810.ListStreams`.
    const isOthers = prefix !== name && !service.targetPrefixes?.includes(prefix);
    throw isOthers ? unknownService(prefix.replace(/_\d+$/, '')) : unknownOperation(service.id, name);
  },
  decode: (operation, { request }) => {
    const text = Buffer.from(request.body).toString();
    let parsed: unknown;
    try {
      parsed = text === '' ? {} : parseJson(text);
    } catch (error) {
      throw malformed(`The request's body is not JSON: ${(error as Error).message}`);
    }
    if (!operation.input.isStructSchema()) return {};
    if (parsed === null) throw malformed('The body must be an object, not null');
    return decodeValue(operation.input, parsed, '') as Record<string, unknown>;
  },
  encode: (operation, output, exchange) => {
    const streamed = streamMember(operation.output);
    if (streamed) return eventStream(streamed, operation.output, output, exchange.requestId);
    const value = operation.output.isStructSchema() ? encodeValue(operation.output, output) : {};
    return { status: 200, headers: headersOf(exchange), body: JSON.stringify(value) };
  },
  encodeFault: (fault, exchange) => ({
    status: fault.status,
    headers: {
      ...headersOf(exchange),
      'x-amzn-errortype': fault.code,
      // Clients of services that used awsQuery before, such as CloudWatch, read the error code from this header.
      ...(exchange.request.headers['x-amzn-query-mode'] === 'true' && {
        'x-amzn-query-error': `${exchange.service.queryErrorCodes?.[fault.code] ?? fault.code};${fault.status >= 500 ? 'Receiver' : 'Sender'}`,
      }),
    },
    body: JSON.stringify({ __type: fault.code, message: fault.message, ...fault.members }),
  }),
};

const headersOf = ({ service, requestId }: Omit<Exchange, 'schemas'>) => ({
  'content-type': `application/x-amz-json-${service.jsonVersion ?? '1.1'}`,
  'x-amzn-requestid': requestId,
});
