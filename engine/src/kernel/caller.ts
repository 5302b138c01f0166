// On whose behalf a call is made, and what is asked of that caller's policies.
import type { Context } from './context.ts';

/** Whoever is not the account's root user: a session of a role, or a user. */
export type Caller =
  | {
      readonly kind: 'role';
      readonly roleArn: string;
      /** `deploy-1`, an id of a task or of an instance … */
      readonly session: string;
      /** JSON: policies that limit the session. */
      readonly policies?: readonly string[];
    }
  | { readonly kind: 'user'; readonly arn: string };

/** An action on a resource, which policies allow or not. */
export interface Permission {
  /** As policies name it: a service's prefix, a colon, and mostly an operation. */
  readonly action: string;
  /** An ARN; `*` for an action that has no resource; undefined where it is not known. */
  readonly resource: string | undefined;
  /** What a policy would rather name, where there is a resource of its own for each run or file: a pattern of ARNs. */
  readonly pattern?: string | undefined;
  /** Values of condition keys, by key in lower case. A key without a value is not known. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

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
