// What is wrong with an event pattern.
import { fault } from '../../kernel/faults.ts';

export const invalidPattern = fault(
  'InvalidEventPatternException',
  (reason: string) => `Event pattern is not valid. Reason: ${reason}`,
);
