// CodeConnections' errors.
import { fault } from '../../kernel/faults.ts';

export const connectionNotFound = fault(
  'ResourceNotFoundException',
  (arn: string) => `Connection not found: ${arn}`,
);
export const hostNotFound = fault('ResourceNotFoundException', (arn: string) => `Host not found: ${arn}`);
export const invalidInput = fault('InvalidInputException', (text: string) => text);
export const tooManyTags = fault(
  'LimitExceededException',
  'Maximum number of tags for a connection (200) exceeded.',
);
