// The errors that services answer with what policies deny, and keys that are nobody's.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
import { type Denial, denialText } from '../../authorization/denial.ts';
import type { AccessRequest } from '../../authorization/request.ts';
import type { AnyService } from '../../contracts/service.ts';
import { AwsFault } from '../../kernel/faults.ts';

export function accessDenied(
  request: AccessRequest,
  denial: Denial,
  answering: AnyService | undefined,
): AwsFault {
  // Whoever only has a token is told no more.
  const text =
    request.principal.kind === 'federated'
      ? `Not authorized to perform ${request.action}`
      : textOf(request, denial, answering);
  const { protocol, accessDeniedCode } = answering?.wire ?? {};
  switch (protocol) {
    case 'ec2Query':
      return new AwsFault({
        code: 'UnauthorizedOperation',
        status: 403,
        message: `You are not authorized to perform this operation. ${text}`,
      });
    case 'restXmlOfS3':
      return new AwsFault({
        code: 'AccessDenied',
        status: 403,
        // S3 has quotation marks around the resource.
        message: request.resource ? text.replace(`: ${request.resource} `, `: "${request.resource}" `) : text,
      });
    case 'awsQuery':
    case 'restXml':
      return new AwsFault({
        code: accessDeniedCode ?? 'AccessDenied',
        status: 403,
        message: text,
      });
    case 'restJson':
      return new AwsFault({ code: 'AccessDeniedException', status: 403, message: text });
    default:
      return new AwsFault({
        code: accessDeniedCode ?? 'AccessDeniedException',
        status: 400,
        message: text,
      });
  }
}

function textOf(request: AccessRequest, denial: Denial, answering: AnyService | undefined): string {
  const text = denialText(request, denial);
  return answering?.permissions?.().writesActionsInLowerCase
    ? text.replaceAll(request.action, request.action.toLowerCase())
    : text;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html */
export function invalidCredentials(answering: AnyService | undefined): AwsFault {
  const message = 'The security token included in the request is invalid.';
  switch (answering?.wire.protocol) {
    case 'ec2Query':
      return new AwsFault({
        code: 'AuthFailure',
        status: 401,
        message: 'AWS was not able to validate the provided access credentials',
      });
    case 'restXmlOfS3':
      return new AwsFault({
        code: 'InvalidAccessKeyId',
        status: 403,
        message: 'The AWS Access Key Id you provided does not exist in our records.',
      });
    case 'awsQuery':
    case 'restXml':
      return new AwsFault({ code: 'InvalidClientTokenId', status: 403, message });
    case 'restJson':
      return new AwsFault({ code: 'UnrecognizedClientException', status: 403, message });
    default:
      return new AwsFault({ code: 'UnrecognizedClientException', status: 400, message });
  }
}
