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

export const malformed = (message: string) =>
  new AwsFault({ code: 'SerializationException', status: 400, message });
