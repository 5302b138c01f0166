// A target group as the API returns it.
import type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Reader } from '../../../kernel/table.ts';
import { usersOfGroup } from '../find.ts';
import type { TargetGroupRecord } from '../state.ts';

export function targetGroupView(record: TargetGroupRecord, state: Reader): TargetGroup {
  const { healthCheck } = record;
  const isFunction = record.targetType === 'lambda';
  return {
    TargetGroupArn: record.arn,
    TargetGroupName: record.name,
    ...(!isFunction && {
      Protocol: record.protocol as TargetGroup['Protocol'],
      Port: record.port,
      VpcId: record.vpcId,
      HealthCheckProtocol: healthCheck.protocol as TargetGroup['HealthCheckProtocol'],
      HealthCheckPort: healthCheck.port,
    }),
    HealthCheckEnabled: healthCheck.enabled,
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    HealthCheckPath: healthCheck.path,
    Matcher: healthCheck.matcher,
    LoadBalancerArns: usersOfGroup(record.arn, state).map((user) => user.arn),
    TargetType: record.targetType,
    ProtocolVersion: record.protocolVersion,
    IpAddressType: record.ipAddressType as TargetGroup['IpAddressType'],
  };
}
