// AWS clients whose operations are functions of a test.
import type { Clients } from '../targets/clients.ts';

type Operations = {
  readonly [Service in keyof Clients]?: {
    readonly [Operation in keyof Clients[Service]]?: (input: never) => unknown;
  };
};

/** Every operation answers what its function returns or throws; one that a test did not give fails loudly. */
export function fakeClients(operations: Operations): Clients {
  const client = (service: string, given: Readonly<Record<string, unknown>> = {}) =>
    new Proxy(
      {},
      {
        get: (_, operation: string) => async (input: unknown) => {
          const answer = given[operation];
          if (typeof answer !== 'function') throw new Error(`No test expects ${service}.${operation}`);
          return answer(input);
        },
      },
    );
  return new Proxy({} as Clients, {
    get: (_, service: string) =>
      client(service, operations[service as keyof Clients] as Record<string, unknown>),
  });
}

/** An error as the SDK throws it. */
export function awsError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
