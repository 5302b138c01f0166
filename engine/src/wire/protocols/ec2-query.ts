// ec2Query: EC2's variant of awsQuery. https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { element, encodeMembers, escapeXml } from '../encoding/xml.ts';
import type { Protocol } from './protocol.ts';
import { decodeParameters, identifyAction, xmlResponse } from './query-parameters.ts';

export const ec2Query: Protocol = {
  identify: identifyAction,
  decode: (operation, exchange) => decodeParameters(operation.input, exchange, ec2Name, true),
  encode: (operation, output, { service, requestId }) => {
    const members = operation.output.isStructSchema() ? encodeMembers(operation.output, output) : '';
    // Operations without output return <return>true</return>.
    const content = operation.output.isStructSchema() ? members : element('return', 'true');
    return xmlResponse(
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
    xmlResponse(
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

/** The ec2QueryName, otherwise the XML name or the member's name, capitalised. */
const ec2Name = (member: NormalizedSchema, name: string) => {
  const traits = member.getMergedTraits();
  const text = String(traits.ec2QueryName ?? traits.xmlName ?? name);
  return traits.ec2QueryName ? text : text.charAt(0).toUpperCase() + text.slice(1);
};
