// What the planner is given: a group, its instances, and what EC2, ECS and the load balancers report about them.
import type { GroupRecord, HookRecord, MemberRecord, RefreshRecord } from '../state.ts';

export interface MemberSnapshot {
  readonly member: MemberRecord;
  /** EC2's state; `gone` when EC2 has forgotten the instance. */
  readonly ec2State: 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped' | 'gone';
  /** The worst of its states in the group's target groups; absent without target groups. */
  readonly targetState?: 'healthy' | 'unhealthy' | 'initial' | 'draining' | 'unused' | undefined;
  /** Whether tasks have not stopped, of an instance that is drained. */
  readonly hasTasks: boolean;
  /** Whether it was launched from the group's present source. */
  readonly isCurrent: boolean;
}

export interface Zone {
  readonly name: string;
  readonly subnetIds: readonly string[];
}

export interface GroupSnapshot {
  readonly group: GroupRecord;
  readonly members: readonly MemberSnapshot[];
  readonly zones: readonly Zone[];
  readonly hooks: readonly HookRecord[];
  /** Whether an ECS capacity provider with managed draining uses this group. */
  readonly managedDraining: boolean;
  readonly refresh?: RefreshRecord | undefined;
  /** The zone that the group is shifted away from. */
  readonly shiftedFrom?: string | undefined;
}

/** Where instances may be launched. */
export const openZones = ({ zones, shiftedFrom }: GroupSnapshot): readonly Zone[] =>
  zones.filter(({ name }) => name !== shiftedFrom);
