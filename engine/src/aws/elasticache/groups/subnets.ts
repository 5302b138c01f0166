// The subnets of a subnet group: in one VPC.
import * as subnetGroup from '../../../contracts/managed-stores/subnet-groups.ts';
import type { Context } from '../../../kernel/context.ts';
import { invalidSubnet } from '../faults.ts';
import { type SubnetGroupRecord, subnetGroups } from '../state.ts';

const mixed = () => invalidSubnet('The subnets must all be in the same VPC.');

export function subnetsOf(
  ids: readonly string[],
  ctx: Context,
): Pick<SubnetGroupRecord, 'vpcId' | 'subnets'> {
  if (ids.length === 0) throw invalidSubnet('The parameter SubnetIds must be provided.');
  return subnetGroup.subnetsOf(ids, mixed, ctx);
}

/** Undefined where the account has no default VPC. */
export function defaultGroup(ctx: Context): SubnetGroupRecord | undefined {
  const made = ctx.get(subnetGroups, subnetGroup.defaultName) ?? subnetGroup.ofDefaultVpc(ctx);
  if (made) ctx.put(subnetGroups, made.name, made);
  return made;
}

export const zonesOf = (group: string | undefined, ctx: Context): string[] =>
  subnetGroup.zonesOf(group === undefined ? undefined : ctx.get(subnetGroups, group), ctx);
