// The error that a service answers a denied call with.
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
      : denialText(request, denial);
  // SQS writes the name of its action in lower case, whichever protocol it is asked in.
  if (answering?.id === 'sqs')
    return new AwsFault({
      code: 'AccessDenied',
      status: 403,
      message: text.replaceAll(request.action, request.action.toLowerCase()),
    });
  switch (answering?.wire.protocol) {
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
        code: answering.wire.accessDeniedCode ?? 'AccessDenied',
        status: 403,
        message: text,
      });
    case 'restJson':
      return new AwsFault({ code: 'AccessDeniedException', status: 403, message: text });
    default:
      return new AwsFault({ code: 'AccessDeniedException', status: 400, message: text });
  }
}
