// Who judges what callers do, before they do it.
import type { Caller, Permission } from './caller.ts';
import type { Context } from './context.ts';

/** Judges what callers do. */
export interface AccessControl {
  /** @throws AwsFault where policies are enforced, and do not allow the call */
  call(caller: Caller, call: ServiceCall, at: Context): void;
  /** @throws AwsFault where policies are enforced, and do not allow it */
  permission(caller: Caller, permission: Permission, at: Context): void;
}

export interface ServiceCall {
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
}

/** A call that has succeeded. */
export interface PerformedCall extends ServiceCall {
  readonly output: unknown;
  /** By a client of the API; otherwise by another service of the engine. */
  readonly isFromOutside: boolean;
}
