// Runtimes with which Lambda creates no functions any more. The API refuses them, as AWS's does. Templates that have one are
// older than its retirement: they are deployed, and their events say that AWS would not do it.
import { invalid } from './faults.ts';

/**
 * Those that functions can neither be created nor updated with since 2024 or before.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtimes-deprecated
 */
const retiredRuntimes: ReadonlySet<string> = new Set([
  'nodejs',
  'nodejs4.3',
  'nodejs4.3-edge',
  'nodejs6.10',
  'nodejs8.10',
  'nodejs10.x',
  'nodejs12.x',
  'python2.7',
  'python3.6',
  'ruby2.5',
  'dotnetcore1.0',
  'dotnetcore2.0',
  'dotnetcore2.1',
  'dotnetcore3.1',
]);

/** @throws InvalidParameterValueException */
export function refuseRetired(runtime: string | undefined): void {
  if (!retiredRuntimes.has(runtime ?? '')) return;
  throw invalid(
    `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
  );
}

/** Undefined when AWS would create the function. */
export const whyNotOnAws = (runtime: string | undefined): string | undefined =>
  retiredRuntimes.has(runtime ?? '')
    ? `Not on AWS: Lambda no longer creates functions with the runtime ${runtime}, and a stack that has one fails there.`
    : undefined;
