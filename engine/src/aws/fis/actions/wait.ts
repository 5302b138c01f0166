// aws:fis:wait: time passes.
import { done, type FaultAction } from './fault-action.ts';
import { duration } from './parameters.ts';

export const wait: FaultAction = {
  id: 'aws:fis:wait',
  description: 'Wait for the specified duration. Stop condition monitoring will continue during this time.',
  parameters: { duration },
  lasts: 'duration',
  begin: () => undefined,
  end: () => done,
};
