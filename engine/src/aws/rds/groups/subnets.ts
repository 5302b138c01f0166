// The subnets of a subnet group: in one VPC, and in two zones at least.
import * as subnetGroup from '../../../contracts/managed-stores/subnet-groups.ts';
import type { Context } from '../../../kernel/context.ts';
import { invalidSubnet, invalidValue, tooFewZones } from '../faults.ts';
import { type SubnetGroupRecord, subnetGroups } from '../state.ts';

const mixed = () => invalidSubnet('The DB Subnets must all be in the same VPC.');

/** @param before of a group that is changed: it stays in its VPC */
export function subnetsOf(
  ids: readonly string[],
  ctx: Context,
  before?: SubnetGroupRecord,
): Pick<SubnetGroupRecord, 'vpcId' | 'subnets'> {
  const found = subnetGroup.subnetsOf(ids, mixed, ctx);
  if (before && found.vpcId !== before.vpcId)
    throw invalidValue('The new Subnets are not in the same Vpc as the existing subnet group');
  if (new Set(found.subnets.map(({ zone }) => zone)).size < 2) throw tooFewZones();
  return found;
}

/** Undefined where the account has no default VPC. */
export function defaultGroup(ctx: Context): SubnetGroupRecord | undefined {
  const made = ctx.get(subnetGroups, subnetGroup.defaultName) ?? subnetGroup.ofDefaultVpc(ctx);
  if (made) ctx.put(subnetGroups, made.name, made);
  return made;
}

export const zonesOf = (group: string | undefined, ctx: Context): string[] =>
  subnetGroup.zonesOf(group === undefined ? undefined : ctx.get(subnetGroups, group), ctx);
