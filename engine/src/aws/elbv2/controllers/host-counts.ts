// HealthyHostCount and UnHealthyHostCount, each minute, of every group that a load balancer uses: of those that the data
// plane has not counted itself, as while the clock is advanced.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
import { measuredOnce, sameDimensions } from '../../../contracts/measured.ts';
import type { Context } from '../../../kernel/context.ts';
import { type Controller, cut } from '../../../kernel/controller.ts';
import { usersOfGroup } from '../find.ts';
import { fullName, metricNamespace } from '../names.ts';
import { groupUsers, hostCounts, isBalanced, type LoadBalancerRecord, targetGroups } from '../state.ts';
import { healthOfGroup } from '../targets/situation.ts';

interface CountedGroup {
  readonly arn: string;
  /** When its hosts were last counted. */
  readonly at: number | undefined;
}

const minuteMs = 60_000;
const key = 'all';
const look = () => [key];
const mostGroups = 50;

export const hostCountsController: Controller<readonly CountedGroup[], string> = {
  name: 'elbv2/host-counts',
  keys: look,
  watches: { 'elbv2/target-groups': look, 'elbv2/group-users': look },

  observe: (state) => state.keys(groupUsers).map((arn) => ({ arn, at: state.get(hostCounts, arn)?.at })),

  // On the minute, when alarms are evaluated: what happens at one moment is written together.
  plan: (groups, now) => {
    if (groups.length === 0) return { steps: [] };
    const minute = Math.floor(now / minuteMs) * minuteMs;
    // What was counted at the end of the last minute is of this one's beginning.
    const due = groups.filter(({ at }) => at === undefined || at < minute - 1);
    return cut({ steps: due.map(({ arn }) => arn), revisitAt: minute + minuteMs }, mostGroups, now);
  },

  apply: (arn, ctx) => {
    ctx.put(hostCounts, arn, { at: ctx.now });
    const [loadBalancer] = usersOfGroup(arn, ctx);
    if (loadBalancer && isBalanced(loadBalancer)) putCounts(arn, loadBalancer, ctx);
  },
};

function putCounts(arn: string, { arn: balancer, subnets }: LoadBalancerRecord, ctx: Context): void {
  const group = ctx.get(targetGroups, arn);
  if (!group) return;
  const hosts = healthOfGroup(group, ctx).flatMap(({ state, zone }) =>
    state === 'healthy' || state === 'unhealthy' ? [{ zone, isHealthy: state === 'healthy' }] : [],
  );
  const dimensions = { TargetGroup: fullName(arn), LoadBalancer: fullName(balancer) };
  const counted = (zone?: string) => {
    const among = zone === undefined ? hosts : hosts.filter((host) => host.zone === zone);
    const healthy = among.filter(({ isHealthy }) => isHealthy).length;
    const inZone = sameDimensions({ ...(zone !== undefined && { AvailabilityZone: zone }), ...dimensions });
    return [
      measuredOnce('HealthyHostCount', inZone, 'Count', healthy),
      measuredOnce('UnHealthyHostCount', inZone, 'Count', among.length - healthy),
    ];
  };
  ctx.tell('metrics/measured', {
    namespace: metricNamespace(dimensions.LoadBalancer),
    at: ctx.now,
    metrics: [...counted(), ...subnets.flatMap(({ zone }) => counted(zone))],
  });
}
