// The errors of Service Quotas, with AWS's codes and texts.
import { fault } from '../../kernel/faults.ts';

export const noSuchService = fault(
  'NoSuchResourceException',
  'The request failed because the specified service does not exist.',
);
export const noSuchQuota = fault(
  'NoSuchResourceException',
  'The request failed because the specified service quota does not exist.',
);
export const invalidToken = fault('InvalidPaginationTokenException', 'Invalid input was provided.');
export const notGreater = fault(
  'IllegalArgumentException',
  'You must provide a quota value greater than the current quota value.',
);
export const notAdjustable = fault(
  'IllegalArgumentException',
  (name: string) => `The quota ${name} is not adjustable.`,
);
/** Drydock's own: no support case would ever be answered. */
export const setAtStart = fault(
  'IllegalArgumentException',
  (code: string, value: number) =>
    `Drydock's quotas are set when the engine starts, and nobody would answer this request. Nothing was changed: start the engine with --quota '${code}=${value}'.`,
);
