// What is told of a target whenever its health or its anomaly changes.
import type { TargetHealthReport } from '../../contracts/balancer.ts';
import { isMitigated } from './anomaly-detection.ts';
import type { Target } from './target.ts';
import type { TargetGroup } from './target-group.ts';

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
