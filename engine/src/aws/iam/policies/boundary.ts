// A role's permissions boundary: a managed policy that must exist.
import type { Context } from '../../../kernel/context.ts';
import { noSuchBoundary } from '../faults.ts';
import { managedPolicies } from '../state.ts';
import { isAwsManaged } from './aws-managed.ts';

/** @throws NoSuchEntity */
export function checkBoundary(arn: string, ctx: Context): void {
  if (!ctx.get(managedPolicies, arn) && !isAwsManaged(arn)) throw noSuchBoundary(arn);
}
