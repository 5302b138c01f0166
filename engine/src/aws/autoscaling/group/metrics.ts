// The metrics of a group. Auto Scaling guide, "Available metrics and dimensions" (AWS/AutoScaling, once a minute).
import type { GroupRecord, MemberRecord } from '../state.ts';

export const groupMetrics = [
  'GroupMinSize',
  'GroupMaxSize',
  'GroupDesiredCapacity',
  'GroupInServiceInstances',
  'GroupPendingInstances',
  'GroupStandbyInstances',
  'GroupTerminatingInstances',
  'GroupTotalInstances',
];

export function groupMetricValues(
  group: GroupRecord,
  members: readonly MemberRecord[],
): Readonly<Record<string, number>> {
  const inState = (prefix: string) =>
    members.filter(({ LifecycleState }) => LifecycleState?.startsWith(prefix)).length;
  return {
    GroupMinSize: group.MinSize,
    GroupMaxSize: group.MaxSize,
    GroupDesiredCapacity: group.DesiredCapacity,
    GroupInServiceInstances: inState('InService'),
    GroupPendingInstances: inState('Pending'),
    GroupStandbyInstances: inState('Standby'),
    GroupTerminatingInstances: inState('Terminating'),
    GroupTotalInstances: members.length,
  };
}
