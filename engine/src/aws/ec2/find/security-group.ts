// Security groups by name, and the rules of a group.
import type { Reader } from '../../../kernel/table.ts';
import { groupNotFound, invalidParameterValue } from '../faults.ts';
import {
  type SecurityGroupRecord,
  type SecurityGroupRuleRecord,
  securityGroupRuleTable,
  securityGroupTable,
} from '../state.ts';
import { type ReadContext, requireSecurityGroup } from './require.ts';
import { findDefaultVpc } from './vpc.ts';

export function findSecurityGroupByName(
  state: Reader,
  vpcId: string | undefined,
  name: string,
): SecurityGroupRecord | undefined {
  return state.all(securityGroupTable).find(({ GroupName, VpcId }) => GroupName === name && VpcId === vpcId);
}

export function requireSecurityGroupByName(
  state: Reader,
  vpcId: string | undefined,
  name: string,
): SecurityGroupRecord {
  const group = findSecurityGroupByName(state, vpcId, name);
  if (!group) throw groupNotFound(name);
  return group;
}

/** A name without an id means a group of the default VPC. */
export function requireSecurityGroupByIdOrName(
  ctx: ReadContext,
  request: { readonly GroupId?: string | undefined; readonly GroupName?: string | undefined },
): SecurityGroupRecord {
  return request.GroupName && !request.GroupId
    ? requireSecurityGroupByName(ctx, findDefaultVpc(ctx)?.VpcId, request.GroupName)
    : requireSecurityGroup(ctx, request.GroupId);
}

/** The id of the group that every VPC has and that cannot be deleted. */
export function defaultSecurityGroupId(state: Reader, vpcId: string): string {
  const group = findSecurityGroupByName(state, vpcId, 'default');
  if (!group) throw new Error(`VPC ${vpcId} has no default security group`);
  return group.GroupId;
}

export function checkSecurityGroups(state: Reader, groupIds: readonly string[], vpcId: string): void {
  for (const id of groupIds) {
    const group = state.get(securityGroupTable, id);
    if (!group) throw groupNotFound(id);
    if (group.VpcId !== vpcId) {
      throw invalidParameterValue(
        `You have specified two resources that belong to different networks: ${id} and ${vpcId}`,
      );
    }
  }
}

export function rulesOf(state: Pick<Reader, 'all'>, groupId: string): SecurityGroupRuleRecord[] {
  return state.all(securityGroupRuleTable).filter(({ GroupId }) => GroupId === groupId);
}
