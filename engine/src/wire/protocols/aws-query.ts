// awsQuery: requests are forms, responses are XML. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { element, encodeMembers, escapeXml } from '../encoding/xml.ts';
import type { WireService } from '../identify.ts';
import type { Protocol } from './protocol.ts';
import { decodeParameters, identifyAction, xmlResponse } from './query-parameters.ts';

export const awsQuery: Protocol = {
  identify: identifyAction,
  decode: (operation, exchange) => decodeParameters(operation.input, exchange, queryName, false),
  encode: (operation, output, { service, requestId }) => {
    const result = operation.output.isStructSchema() ? encodeMembers(operation.output, output) : '';
    return xmlResponse(
      200,
      requestId,
      element(
        `${operation.name}Response`,
        element(`${operation.name}Result`, result) +
          element('ResponseMetadata', element('RequestId', requestId)),
        namespaceOf(service),
      ),
    );
  },
  encodeFault: (fault, { service, requestId }) =>
    xmlResponse(
      fault.status,
      requestId,
      element(
        'ErrorResponse',
        element(
          'Error',
          element('Type', fault.status >= 500 ? 'Receiver' : 'Sender') +
            element('Code', escapeXml(service.queryErrorCodes?.[fault.code] ?? fault.code)) +
            element('Message', escapeXml(fault.message)),
        ) + element('RequestId', requestId),
        namespaceOf(service),
      ),
    ),
};

/** A service that is not implemented has none. */
const namespaceOf = ({ xmlNamespace }: WireService) => (xmlNamespace ? ` xmlns="${xmlNamespace}"` : '');

const queryName = (member: NormalizedSchema, name: string) =>
  String(member.getMergedTraits().xmlName ?? name);
