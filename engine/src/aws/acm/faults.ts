// ACM's errors, with AWS's codes.
import { fault } from '../../kernel/faults.ts';

export const certificateNotFound = fault(
  'ResourceNotFoundException',
  (arn: string) => `Could not find certificate ${arn}.`,
);
export const inUse = fault(
  'ResourceInUseException',
  (arn: string, account: string) => `Certificate ${arn} in account ${account} is in use.`,
);
export const notIssuedYet = fault(
  'RequestInProgressException',
  (arn: string) => `Certificate ${arn} is not issued yet.`,
);
export const invalid = fault('ValidationException', (text: string) => text);
export const invalidParameter = fault('InvalidParameterException', (text: string) => text);
export const invalidState = fault('InvalidStateException', (text: string) => text);
export const invalidDomainValidation = fault(
  'InvalidDomainValidationOptionsException',
  (text: string) => text,
);
export const limitExceeded = fault('LimitExceededException', (text: string) => text);
export const tooManyTags = fault(
  'TooManyTagsException',
  (limit: number) => `A certificate cannot have more than ${limit} tags.`,
);
/** For a value that does not match its pattern in ACM's model. */
export const patternMismatch = (value: string, member: string, pattern: string) =>
  invalid(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ` +
      `Member must satisfy regular expression pattern: ${pattern}`,
  );
