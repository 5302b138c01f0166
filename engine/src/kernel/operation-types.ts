// The inputs and outputs of AWS operations, as the SDK's own clients type them.
import type { Clients, ServiceId } from './registry.ts';

// A command whose input is optional as a whole has a constructor of none or one argument.
type CommandOf<S extends ServiceId, O extends string> = `${O}Command` extends keyof Clients[S]
  ? Clients[S][`${O}Command`] extends abstract new (
      ...args: infer A
    ) => infer C
    ? Exclude<A, []> extends [infer I]
      ? { input: I; command: C }
      : never
    : never
  : never;

/** `'CreateService'`, … for a service: every operation of its API. */
export type OperationName<S extends ServiceId> =
  Extract<keyof Clients[S], `${string}Command`> extends infer K
    ? K extends `${infer O}Command`
      ? O extends '' | '$'
        ? never
        : O
      : never
    : never;

/** What the caller sends, as the SDK types it. Blobs are `Uint8Array`, timestamps are `Date`. */
export type Input<S extends ServiceId, O extends string> = CommandOf<S, O>['input'];

/** What the operation answers, without the SDK's own `$metadata`. */
export type Output<S extends ServiceId, O extends string> = CommandOf<S, O>['command'] extends {
  resolveMiddleware(...args: never): (...args: never) => Promise<{ output: infer Out }>;
}
  ? Omit<Out, '$metadata'>
  : never;
