// The policies of a role, a user or a group, by the operations that each of them has.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { policyText } from './policy-text.ts';

export type EntityKind = 'Role' | 'User' | 'Group';

/** Properties of AWS::IAM::User and AWS::IAM::Group, and of roles. */
export interface EntityPolicies {
  readonly ManagedPolicyArns?: readonly string[];
  readonly Policies?: readonly { readonly PolicyName: string; readonly PolicyDocument: unknown }[];
}

const named = (kind: EntityKind, name: string) => ({ [`${kind}Name`]: name });

export function putPolicy(
  kind: EntityKind,
  name: string,
  PolicyName: string,
  document: unknown,
  ctx: Context,
): void {
  const input = { ...named(kind, name), PolicyName, PolicyDocument: policyText(document) };
  ctx.call('iam', `Put${kind}Policy`, input as never);
}

export function deletePolicy(kind: EntityKind, name: string, PolicyName: string, ctx: Context): void {
  unlessGone(() => ctx.call('iam', `Delete${kind}Policy`, { ...named(kind, name), PolicyName } as never));
}

export function attachPolicy(kind: EntityKind, name: string, PolicyArn: string, ctx: Context): void {
  ctx.call('iam', `Attach${kind}Policy`, { ...named(kind, name), PolicyArn } as never);
}

export function detachPolicy(kind: EntityKind, name: string, PolicyArn: string, ctx: Context): void {
  unlessGone(() => ctx.call('iam', `Detach${kind}Policy`, { ...named(kind, name), PolicyArn } as never));
}

/** The document of an inline policy; undefined where there is none, or no such entity. */
export function documentOf(
  kind: EntityKind,
  name: string,
  PolicyName: string,
  ctx: Context,
): string | undefined {
  return unlessGone(() => {
    const found = ctx.call('iam', `Get${kind}Policy`, { ...named(kind, name), PolicyName } as never);
    return decodeURIComponent((found as { readonly PolicyDocument?: string }).PolicyDocument ?? '');
  });
}

/** Makes the policies those of the template. Policies that came by other means stay. */
export function applyPolicies(
  kind: EntityKind,
  name: string,
  { before, after }: { readonly before: EntityPolicies; readonly after: EntityPolicies },
  ctx: Context,
): void {
  const { ManagedPolicyArns = [], Policies = [] } = after;
  for (const arn of before.ManagedPolicyArns ?? [])
    if (!ManagedPolicyArns.includes(arn)) detachPolicy(kind, name, arn, ctx);
  for (const { PolicyName } of before.Policies ?? [])
    if (!Policies.some((policy) => policy.PolicyName === PolicyName))
      deletePolicy(kind, name, PolicyName, ctx);
  for (const arn of ManagedPolicyArns) attachPolicy(kind, name, arn, ctx);
  for (const { PolicyName, PolicyDocument } of Policies)
    putPolicy(kind, name, PolicyName, PolicyDocument, ctx);
}

/** As a template has them. */
export function readPolicies(kind: EntityKind, name: string, ctx: Context): EntityPolicies {
  const attached = ctx.call('iam', `ListAttached${kind}Policies`, named(kind, name) as never);
  const inline = ctx.call('iam', `List${kind}Policies`, named(kind, name) as never);
  const { AttachedPolicies = [] } = attached as { AttachedPolicies?: { readonly PolicyArn?: string }[] };
  const { PolicyNames = [] } = inline as { PolicyNames?: string[] };
  return {
    ManagedPolicyArns: AttachedPolicies.map(({ PolicyArn = '' }) => PolicyArn),
    Policies: PolicyNames.map((PolicyName) => ({
      PolicyName,
      PolicyDocument: documentOf(kind, name, PolicyName, ctx),
    })),
  };
}

export function unlessGone<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'NoSuchEntity') return undefined;
    throw error;
  }
}
