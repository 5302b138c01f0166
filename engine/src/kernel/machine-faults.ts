// The faults of the machine itself, whatever service is called.
import { AwsFault } from './faults.ts';
import { StateNotWritten } from './journal.ts';

export const notImplemented = (service: string, operation: string) =>
  new AwsFault({
    code: 'NotImplemented',
    status: 501,
    message: `Drydock does not implement ${service}:${operation}. Nothing was changed.`,
  });

/** Codes and statuses differ from service to service; every client retries a 503. */
const stateNotWritten = (error: StateNotWritten) =>
  new AwsFault({
    code: 'ServiceUnavailable',
    status: 503,
    message: `${error.message}. Nothing was changed.`,
  });

export const notInProcess = (service: string, operation: string) =>
  new AwsFault({
    code: 'NotImplemented',
    status: 501,
    message: `Drydock cannot call ${service}:${operation} from another service: its outcome comes later. Nothing was changed.`,
  });

/** What a caller gets of a transaction. @throws AwsFault when it could not be written */
export function answered<T>(transaction: () => T): T {
  try {
    return transaction();
  } catch (error) {
    throw error instanceof StateNotWritten ? stateNotWritten(error) : error;
  }
}
