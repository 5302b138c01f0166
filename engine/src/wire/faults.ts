// Faults of requests that reach no operation.
import { AwsFault } from '../kernel/faults.ts';

export const unknownOperation = (service: string, operation: string) =>
  new AwsFault({
    code: 'UnknownOperationException',
    status: 404,
    message: `${service} has no operation ${operation || '(none given)'}.`,
  });

/** For an unknown Action in awsQuery and ec2Query. */
export const invalidAction = (action: string, version: string | undefined) =>
  new AwsFault({
    code: 'InvalidAction',
    message: `Could not find operation ${action || '(none given)'}${version ? ` for version ${version}` : ''}`,
  });

export const unknownService = (name: string) =>
  new AwsFault({
    code: 'NotImplemented',
    status: 501,
    message: `Drydock does not implement the service ${name}. Nothing was changed.`,
  });

const serialization = 'SerializationException';

export const malformed = (message: string) => new AwsFault({ code: serialization, status: 400, message });

/** Decodes, and answers what is malformed with the code that a protocol has for it, where it has one of its own. */
export function withMalformedCode<T>(code: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof AwsFault) || error.code !== serialization) throw error;
    throw new AwsFault({ code, message: error.message });
  }
}

/** The stack overflows at a depth that differs from call to call, so depth is limited long before. */
export const nestedTooDeeply = () => malformed('The request is nested too deeply.');
