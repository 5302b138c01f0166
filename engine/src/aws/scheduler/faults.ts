// The errors of Scheduler, with AWS's codes and texts.
import { fault } from '../../kernel/faults.ts';

export const scheduleNotFound = fault(
  'ResourceNotFoundException',
  (name: string) => `Schedule ${name} does not exist.`,
  404,
);
export const groupNotFound = fault(
  'ResourceNotFoundException',
  (name: string) => `Schedule group ${name} does not exist.`,
  404,
);
export const scheduleExists = fault(
  'ConflictException',
  (name: string) => `Schedule ${name} already exists.`,
  409,
);
export const defaultGroupStays = fault(
  'ValidationException',
  'This operation cannot be performed on schedule group default.',
);
export const groupExists = fault(
  'ConflictException',
  (name: string) => `Schedule group ${name} already exists.`,
  409,
);
export const invalid = fault('ValidationException', (text: string) => text);
export const invalidExpression = fault(
  'ValidationException',
  (expression: string) => `Invalid Schedule Expression ${expression}.`,
);
export const roleNotAssumable = fault(
  'ValidationException',
  'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
);
export const tooMany = fault(
  'ServiceQuotaExceededException',
  (what: string, limit: number) => `The request exceeds the quota of ${limit} ${what}.`,
  402,
);
/** A target that cannot be called: its code goes to the dead-letter queue. */
export const targetFailed = fault('TargetFailed', (text: string) => text);
