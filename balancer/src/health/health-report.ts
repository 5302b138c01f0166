// The report on a target, sent whenever its health or anomaly changes.
import type { TargetHealthReport } from '../contract/reports.ts';
import { isMitigated } from '../targets/anomaly-detection.ts';
import type { Target } from '../targets/target.ts';
import type { TargetGroup } from '../targets/target-group.ts';

export function healthReport(group: TargetGroup, target: Target): TargetHealthReport {
  const { state, reason, description, anomaly } = target;
  const { id, port } = target.registration;
  return {
    targetGroupArn: group.arn,
    id,
    port,
    state,
    ...(reason !== undefined && { reason }),
    ...(description !== undefined && { description }),
    ...(anomaly.anomalous && { anomalous: true as const }),
    ...(isMitigated(anomaly) && { mitigated: true as const }),
  };
}
