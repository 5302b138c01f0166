// The policies of a role, a user or a group: inline ones, and managed ones that are attached.
import type { Context } from '../../../kernel/context.ts';
import type { AwsFault } from '../../../kernel/faults.ts';
import { own } from '../../../kernel/own.ts';
import { checkName } from '../entity-name.ts';
import { invalidInput, notAttachable, notAttached } from '../faults.ts';
import { pageByMarker } from '../paging.ts';
import { managedPolicies, type PolicyHolder } from '../state.ts';
import { isAwsManaged } from './aws-managed.ts';
import { checkIdentityPolicy } from './document.ts';

type Policies = Pick<PolicyHolder, 'inlinePolicies' | 'attachedPolicies'>;
type Paging = Parameters<typeof pageByMarker>[2];

export const noPolicies: Policies = { inlinePolicies: {}, attachedPolicies: [] };

/** @throws MalformedPolicyDocument */
export function withInlinePolicy<H extends PolicyHolder>(holder: H, name: string, document: string): H {
  checkName('policyName', name, 128);
  checkIdentityPolicy(document);
  return { ...holder, inlinePolicies: { ...holder.inlinePolicies, [name]: document } };
}

/** @throws NoSuchEntity in the holder's own words */
export function withoutInlinePolicy<H extends PolicyHolder>(
  holder: H,
  name: string,
  notFound: (name: string) => AwsFault,
): H {
  const { [name]: removed, ...inlinePolicies } = holder.inlinePolicies;
  if (removed === undefined) throw notFound(name);
  return { ...holder, inlinePolicies };
}

/** URL-encoded, as IAM returns documents. @throws NoSuchEntity in the holder's own words */
export function inlinePolicy(
  { inlinePolicies }: PolicyHolder,
  name: string,
  notFound: (name: string) => AwsFault,
): { PolicyName: string; PolicyDocument: string } {
  const document = own(inlinePolicies, name);
  if (document === undefined) throw notFound(name);
  return { PolicyName: name, PolicyDocument: encodeURIComponent(document) };
}

export function inlinePolicyNames({ inlinePolicies }: PolicyHolder, input: Paging) {
  const { items, marker } = pageByMarker(Object.keys(inlinePolicies), (name) => name, input);
  return { PolicyNames: items, ...marker };
}

/** @throws NoSuchEntity */
export function withAttachedPolicy<H extends PolicyHolder>(holder: H, arn: string, ctx: Context): H {
  if (!arn.startsWith('arn:')) throw invalidInput(`ARN ${arn} is not valid.`);
  if (!ctx.get(managedPolicies, arn) && !isAwsManaged(arn)) throw notAttachable(arn);
  return { ...holder, attachedPolicies: [...new Set([...holder.attachedPolicies, arn])] };
}

/** @throws NoSuchEntity */
export function withoutAttachedPolicy<H extends PolicyHolder>(holder: H, arn: string): H {
  if (!holder.attachedPolicies.includes(arn)) throw notAttached(arn);
  return { ...holder, attachedPolicies: holder.attachedPolicies.filter((each) => each !== arn) };
}

export function attachedPolicies(
  holder: PolicyHolder,
  input: Paging & { readonly PathPrefix?: string | undefined },
) {
  const found = holder.attachedPolicies
    .filter((arn) => pathOf(arn).startsWith(input.PathPrefix ?? '/'))
    .map((arn) => ({ PolicyName: arn.split('/').at(-1)!, PolicyArn: arn }));
  const { items, marker } = pageByMarker(found, byNameAndArn, input);
  return { AttachedPolicies: items, ...marker };
}

// A customer managed policy can have the same name as an AWS managed one.
const byNameAndArn = (policy: { readonly PolicyName: string; readonly PolicyArn: string }) =>
  `${policy.PolicyName} ${policy.PolicyArn}`;

function pathOf(arn: string): string {
  return /:policy(\/(?:.*\/)?)/.exec(arn)?.[1] ?? '/';
}
