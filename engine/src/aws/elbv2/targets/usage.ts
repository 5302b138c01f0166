// Whether anything sends traffic to a target group.
import type { Reader } from '../../../kernel/table.ts';
import { usersOfGroup } from '../find.ts';
import { balancerThread, type TargetGroupRecord } from '../state.ts';
import type { GroupUsage } from './health.ts';

export function usageOf(group: TargetGroupRecord, state: Reader): GroupUsage {
  const users = usersOfGroup(group.arn, state);
  return {
    inUse: users.length > 0,
    zones: users.flatMap((user) => user.subnets.map((subnet) => subnet.zone)),
    checked: isChecked(group),
    ...(state.get(balancerThread, 'thread') && { unchecked: true as const }),
    ...(group.healthCheck.enabled ? {} : { healthChecksOff: true as const }),
  };
}

/** GENEVE and QUIC are recorded. */
const simulated = ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP'];

export function isChecked(group: TargetGroupRecord): boolean {
  return group.targetType === 'lambda' || simulated.includes(group.protocol);
}
