// What the planner is given: a group, its instances and what the rest of AWS says about them.
import type { GroupRecord, HookRecord, MemberRecord, RefreshRecord } from '../state.ts';

export interface MemberSnapshot {
  readonly member: MemberRecord;
  /** EC2's state; `gone` when EC2 does not know it any more. */
  readonly ec2State: 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped' | 'gone';
  /** What target groups say of it, when the group is attached to any: the worst counts. */
  readonly targetState?: 'healthy' | 'unhealthy' | 'initial' | 'draining' | 'unused' | undefined;
  /** Tasks left on it in its ECS cluster; only looked at while it is drained. */
  readonly tasks?: number | undefined;
  /** Whether it was launched from what the group launches now. */
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
  /** An ECS capacity provider with managed draining looks after this group. */
  readonly managedDraining: boolean;
  readonly refresh?: RefreshRecord | undefined;
}
