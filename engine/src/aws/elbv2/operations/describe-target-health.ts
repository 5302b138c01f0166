// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html
import type {
  DescribeTargetHealthCommandInput,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { appliedShifts } from '../../../contracts/zonal-shifts.ts';
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireTargetGroup } from '../find.ts';
import { groupUsers } from '../state.ts';
import { anomalyOf, healthOf, notRegistered } from '../targets/health.ts';
import { situationOf } from '../targets/situation.ts';

const noOverride = {
  State: 'no_override',
  Reason: 'AdministrativeOverride.NoOverride',
  Description: 'No override is currently active on target',
} as const;
const shiftActive = {
  State: 'zonal_shift_active',
  Reason: 'AdministrativeOverride.ZonalShiftActive',
  Description: 'Zonal shift is currently active on target',
} as const;

export const describeTargetHealth: Operation<'elbv2', 'DescribeTargetHealth'> = (input, ctx) => {
  const group = requireTargetGroup(input.TargetGroupArn, ctx);
  const checkPort = (port: number) =>
    group.healthCheck.port === 'traffic-port' ? String(port) : group.healthCheck.port;
  const withAnomalies = asksForAnomalies(input) && group.protocol.startsWith('HTTP');
  const { usage, targets } = situationOf(group, ctx);
  const users = ctx.get(groupUsers, group.arn)?.loadBalancers ?? [];
  const shifted = new Set(users.flatMap((arn) => ctx.get(appliedShifts, arn)?.zone ?? []));
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
      AdministrativeOverride: shifted.has(health.zone) ? shiftActive : noOverride,
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
