// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html
import type {
  DescribeTargetHealthCommandInput,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireTargetGroup } from '../find.ts';
import { anomalyOf, healthOf, notRegistered } from '../targets/health.ts';
import { situationOf } from '../targets/situation.ts';

export const describeTargetHealth: Operation<'elbv2', 'DescribeTargetHealth'> = (input, ctx) => {
  const group = requireTargetGroup(input.TargetGroupArn, ctx);
  const checkPort = (port: number) =>
    group.healthCheck.port === 'traffic-port' ? String(port) : group.healthCheck.port;
  const withAnomalies = asksForAnomalies(input) && group.protocol.startsWith('HTTP');
  const { usage, targets } = situationOf(group, ctx);
  const shown = targets.map((situation) => {
    const health = healthOf(situation, usage);
    return {
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
      ...(withAnomalies && { AnomalyDetection: anomalyOf(situation, health) }),
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

function asksForAnomalies({ Include = [] }: DescribeTargetHealthCommandInput): boolean {
  const unknown = Include.find((what) => what !== 'AnomalyDetection' && what !== 'All');
  if (unknown) throw invalid(`Include '${unknown}' must be one of 'AnomalyDetection, All'`);
  return Include.length > 0;
}
