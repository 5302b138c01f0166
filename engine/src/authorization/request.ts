// What is asked of policies: whether a principal may do something with a resource.

export type Principal =
  /** A session of a role: `arn:aws:sts::111122223333:assumed-role/name/session`. */
  | { readonly kind: 'role'; readonly arn: string; readonly roleArn: string }
  | { readonly kind: 'user'; readonly arn: string }
  | { readonly kind: 'root'; readonly arn: string }
  /** `ecs-tasks.amazonaws.com`. */
  | { readonly kind: 'service'; readonly service: string }
  /** An identity provider: its ARN, or the name of a well-known one. */
  | { readonly kind: 'federated'; readonly provider: string };

export interface AccessRequest {
  readonly principal: Principal;
  /** `ecs:RunTask`. */
  readonly action: string;
  /** An ARN, or `*` for an action that has no resource. Undefined where it is not known: then statements that allow apply to it, and those that deny some resources do not. */
  readonly resource: string | undefined;
  readonly context: RequestContext;
}

export interface RequestContext {
  /** By condition key in lower case. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /**
   * Whether a key without a value could have one on AWS. A condition on such a key counts as fulfilled in a statement that
   * allows, and as not fulfilled in one that denies. Absent: a key without a value is not in the request.
   */
  isUnknown?(key: string): boolean;
}

/** Twelve digits, or undefined for a service and an identity provider. */
export function accountOf(principal: Principal): string | undefined {
  return 'arn' in principal ? principal.arn.split(':')[4] : undefined;
}

export function valuesOf({ values }: RequestContext, key: string): readonly string[] | undefined {
  const name = key.toLowerCase();
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
