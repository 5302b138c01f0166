// Finds records by name, id or ARN, and pages lists.
import { page } from '../../kernel/page.ts';
import type { Reader } from '../../kernel/table.ts';
import {
  groupNotFound,
  memberNotFound,
  memberOfAnother,
  nextTokenInvalid,
  validationError,
} from './faults.ts';
import {
  type GroupRecord,
  groupTable,
  type HookRecord,
  hooksByGroup,
  type MemberRecord,
  membersByGroup,
  memberTable,
  type PolicyRecord,
  policyTable,
} from './state.ts';

export function requireGroup(state: Reader, name: string | undefined): GroupRecord {
  // The group's ARN is accepted wherever its name is.
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

/** Throws when the instance belongs to another group. */
export function requireMemberOf(state: Reader, group: GroupRecord, id: string): MemberRecord {
  const member = requireMember(state, id);
  if (member.AutoScalingGroupName !== group.AutoScalingGroupName) {
    throw memberOfAnother(id, group.AutoScalingGroupName);
  }
  return member;
}

export function membersOf(state: Reader, group: string): readonly MemberRecord[] {
  return state.by(membersByGroup, group);
}

export function hooksOf(state: Reader, group: string): readonly HookRecord[] {
  return state.by(hooksByGroup, group);
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

/** AWS returns at most 100 records a page, 50 unless asked. */
const longestPage = 100;

/** `items` in rising order of `key`. */
export function paginate<T>(
  items: readonly T[],
  key: (item: T) => string,
  { MaxRecords, NextToken }: { MaxRecords?: number | undefined; NextToken?: string | undefined },
  defaultRecords = 50,
): { page: readonly T[]; NextToken: string | undefined } {
  const result = page(items, key, Math.min(longestPage, MaxRecords ?? defaultRecords), NextToken);
  if (!result) throw nextTokenInvalid();
  return { page: result.items, NextToken: result.nextToken };
}
