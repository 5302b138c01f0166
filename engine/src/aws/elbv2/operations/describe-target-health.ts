// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html
import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Operation } from '../../../kernel/context.ts';
import { findTargetGroup } from '../find.ts';
import { healthOfGroup } from '../group-situation.ts';
import { notRegistered } from '../health.ts';

export const describeTargetHealth: Operation<'elbv2', 'DescribeTargetHealth'> = (input, ctx) => {
  const group = findTargetGroup(input.TargetGroupArn, ctx);
  const checkPort = (port: number) =>
    group.healthCheck.port === 'traffic-port' ? String(port) : group.healthCheck.port;
  const shown = healthOfGroup(group, ctx).map((health) => ({
    Target: {
      Id: health.id,
      ...(health.port !== 0 && { Port: health.port }),
      AvailabilityZone: health.zone,
    },
    ...(health.port !== 0 && { HealthCheckPort: checkPort(health.port) }),
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
  }));
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
