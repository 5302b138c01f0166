// What a call of a service's API needs in policies, where that is not just `<service>:<Operation>` on anything.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
import { beside } from '../kernel/beside.ts';
import type { Context } from '../kernel/context.ts';

// biome-ignore lint/suspicious/noExplicitAny: an input of any of the service's operations.
export type AnyInput = any;

export interface ServicePermissions {
  /** IAM's name of the service, where the engine's is another. */
  readonly prefix?: string;
  /**
   * Operations whose actions have other names, and those that need several or none. An action without a colon is one of
   * this service.
   */
  readonly actions?: Readonly<
    Record<string, readonly string[] | ((input: AnyInput, at: Context) => readonly string[])>
  >;
  /** What an operation is about, where the input does not give its ARN. Undefined: not known. */
  resource?(
    input: AnyInput,
    at: Context,
    operation: string,
  ): NamedResource | readonly NamedResource[] | undefined;
  /** Values of condition keys, by key in lower case. */
  keys?(
    input: AnyInput,
    at: Context,
    operation: string,
  ): Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Roles that operations give to a service of AWS: each needs `iam:PassRole`. */
  readonly passes?: Readonly<Record<string, (input: AnyInput, at: Context) => readonly PassedRole[]>>;
  /** The text of a denial has the action in lower case. */
  readonly writesActionsInLowerCase?: true;
  /** Nothing is allowed that the resource's own policy does not allow. */
  readonly resourcePolicyDecides?: true;
  /** JSON: the policy that a resource itself has. */
  resourcePolicy?(arn: string, at: Context): string | undefined;
}

/** An ARN, or also the pattern of ARNs that a policy would name. */
export type NamedResource = string | { readonly arn: string; readonly pattern: string };

/** Without an ARN, no role is passed. */
export type PassedRole = readonly [roleArn: string | undefined, service: string];

/** Loads `permissions.ts` of the service's folder when a caller is first judged. */
export function permissionsBeside(module: string): () => ServicePermissions {
  const load = beside(module);
  return () => load('./permissions').permissions as ServicePermissions;
}

/** An ARN as it is; of a name, the ARN that it has at the place. */
export const arnOrNamed = (
  reference: string | undefined,
  service: string,
  resource: (name: string) => string,
  at: Context,
): string | undefined =>
  reference === undefined || reference.startsWith('arn:') ? reference : at.arn(service, resource(reference));
