// One thing by its name, and lists in pages.
import type { Reader } from '../../kernel/table.ts';
import { groupNotFound, memberNotFound, nextTokenInvalid, validationError } from './faults.ts';
import {
  type GroupRecord,
  groupTable,
  type HookRecord,
  hookTable,
  type MemberRecord,
  memberTable,
  type PolicyRecord,
  policyTable,
} from './state.ts';

export function requireGroup(state: Reader, name: string | undefined): GroupRecord {
  // Where a name is asked for, the group's ARN does too.
  const bare = name?.includes(':autoScalingGroupName/') ? name.split(':autoScalingGroupName/')[1] : name;
  const group = state.get(groupTable, bare ?? '');
  if (!group) throw groupNotFound(bare ?? '');
  return group;
}

export function requireMember(state: Reader, id: string | undefined): MemberRecord {
  const member = state.get(memberTable, id ?? '');
  if (!member) throw memberNotFound(id ?? '');
  return member;
}

export function membersOf(state: Reader, group: string): MemberRecord[] {
  return state.all(memberTable).filter(({ AutoScalingGroupName }) => AutoScalingGroupName === group);
}

export function hooksOf(state: Reader, group: string): HookRecord[] {
  return state.all(hookTable).filter(({ AutoScalingGroupName }) => AutoScalingGroupName === group);
}

/** By name within a group, or by ARN. */
export function requirePolicy(
  state: Reader,
  group: string | undefined,
  name: string | undefined,
): PolicyRecord {
  const policy = state
    .all(policyTable)
    .find(
      (one) =>
        one.PolicyARN === name ||
        (one.PolicyName === name && (group === undefined || one.AutoScalingGroupName === group)),
    );
  if (!policy) throw validationError('PolicyName not found');
  return policy;
}

/** The next token is the position to go on from. */
export function paginate<T>(
  all: readonly T[],
  { MaxRecords, NextToken }: { MaxRecords?: number | undefined; NextToken?: string | undefined },
  defaultRecords = 50,
): { page: readonly T[]; NextToken: string | undefined } {
  const start = NextToken === undefined ? 0 : Number(Buffer.from(NextToken, 'base64').toString());
  if (!Number.isInteger(start) || start < 0) throw nextTokenInvalid();
  const end = start + (MaxRecords ?? defaultRecords);
  return {
    page: all.slice(start, end),
    NextToken: end < all.length ? Buffer.from(String(end)).toString('base64') : undefined,
  };
}
