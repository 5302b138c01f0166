// EventBridge's errors.
import { fault } from '../../kernel/faults.ts';

export const ruleNotFound = fault(
  'ResourceNotFoundException',
  (name: string, bus: string) => `Rule ${name} does not exist on EventBus ${bus}.`,
);
export const busNotFound = fault(
  'ResourceNotFoundException',
  (name: string) => `Event bus ${name} does not exist.`,
);
export const busExists = fault(
  'ResourceAlreadyExistsException',
  (name: string) => `Event bus ${name} already exists.`,
);
export const busStays = fault(
  'ValidationException',
  (name: string, why = '') => `Cannot delete event bus ${name}.${why}`,
);
export const statementNotFound = fault(
  'ResourceNotFoundException',
  (id: string) => `Statement with Sid ${id} does not exist.`,
);
export const archiveNotFound = fault(
  'ResourceNotFoundException',
  (name: string) => `Archive ${name} does not exist.`,
);
export const archiveExists = fault(
  'ResourceAlreadyExistsException',
  (name: string) => `Archive ${name} already exists.`,
);
export const replayNotFound = fault(
  'ResourceNotFoundException',
  (name: string) => `Replay ${name} does not exist.`,
);
export const replayExists = fault(
  'ResourceAlreadyExistsException',
  (name: string) => `Replay ${name} already exists.`,
);
export const replayNotRunning = fault(
  'IllegalStatusException',
  (name: string) => `Replay ${name} is not in a valid state for this operation.`,
);
export const invalid = fault('ValidationException', (text: string) => text);
export const ruleHasTargets = fault('ValidationException', "Rule can't be deleted since it has targets.");
export const tooManyTargets = fault(
  'LimitExceededException',
  'The requested resource exceeds the maximum number allowed.',
);
