// CloudFormation's own code for a fault of another service.
// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html
import type { AwsFault } from '../../kernel/faults.ts';

const handlerErrorCodes = [
  'AccessDenied',
  'AlreadyExists',
  'GeneralServiceException',
  'InternalFailure',
  'InvalidCredentials',
  'InvalidRequest',
  'NetworkFailure',
  'NotFound',
  'NotStabilized',
  'NotUpdatable',
  'ResourceConflict',
  'ServiceInternalError',
  'ServiceLimitExceeded',
  'ServiceTimeout',
  'Throttling',
];

export function handlerErrorCode({ code, status }: AwsFault): string {
  if (handlerErrorCodes.includes(code)) return code;
  if (status === 501) return 'InternalFailure';
  if (status >= 500) return 'ServiceInternalError';
  if (/NotFound|NoSuch|DoesNotExist/.test(code)) return 'NotFound';
  if (/AlreadyExists|Duplicate|EntityAlready/.test(code)) return 'AlreadyExists';
  if (/LimitExceeded|TooMany/.test(code)) return 'ServiceLimitExceeded';
  if (/AccessDenied|Unauthorized/.test(code)) return 'AccessDenied';
  if (/Throttl/.test(code)) return 'Throttling';
  if (/InUse|Conflict|DependencyViolation/.test(code)) return 'ResourceConflict';
  return 'InvalidRequest';
}
