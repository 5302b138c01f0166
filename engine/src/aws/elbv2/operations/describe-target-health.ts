// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html
import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Operation } from '../../../kernel/context.ts';
import { findTargetGroup, targetsOf } from '../find.ts';
import { healthOf, notRegistered } from '../health.ts';
import { probes, targetKey } from '../state.ts';
import { usageOf } from '../usage.ts';

export const describeTargetHealth: Operation<'elbv2', 'DescribeTargetHealth'> = (input, ctx) => {
  const group = findTargetGroup(input.TargetGroupArn, ctx);
  const usage = usageOf(group, ctx);
  const registered = targetsOf(group.arn, ctx);
  const checkPort = (port: number) =>
    group.healthCheck.port === 'traffic-port' ? String(port) : group.healthCheck.port;
  const shown = registered.map((target) => {
    const health = healthOf(target, usage, ctx.get(probes, targetKey(group.arn, target.id, target.port)));
    return {
      Target: { Id: target.id, Port: target.port, AvailabilityZone: target.zone },
      HealthCheckPort: checkPort(target.port),
      TargetHealth: {
        State: health.state,
        Reason: health.reason as 'Target.NotInUse',
        Description: health.description,
      },
      AdministrativeOverride: {
        State: 'no_override' as const,
        Reason: 'AdministrativeOverride.NoOverride' as const,
        Description: 'No override is currently active on target',
      },
    };
  });
  if (!input.Targets?.length) return { TargetHealthDescriptions: shown };
  return {
    TargetHealthDescriptions: input.Targets.flatMap(({ Id, Port }): TargetHealthDescription[] => {
      const matching = shown.filter(
        ({ Target }) => Target.Id === Id && (Port === undefined || Target.Port === Port),
      );
      if (matching.length > 0) return matching;
      const { state, reason, description } = notRegistered;
      return [
        {
          Target: { Id, Port: Port ?? group.port },
          TargetHealth: { State: state, Reason: reason as 'Target.NotRegistered', Description: description },
        },
      ];
    }),
  };
};
