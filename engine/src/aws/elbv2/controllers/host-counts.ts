// HealthyHostCount and UnHealthyHostCount, each minute, of every group that a load balancer uses.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
import { dimensionsList } from '../../../contracts/dimensions.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { usersOfGroup } from '../find.ts';
import { fullName, metricNamespace } from '../names.ts';
import { hostCounts, isBalanced, targetGroups } from '../state.ts';
import { healthOfGroup } from '../targets/situation.ts';

interface Snapshot {
  readonly at: number | undefined;
  readonly loadBalancer: string;
  readonly targetGroup: string;
  readonly hosts: readonly { readonly zone: string; readonly isHealthy: boolean }[];
  readonly zones: readonly string[];
}

const minuteMs = 60_000;

export const hostCountsController: Controller<Snapshot, Snapshot> = {
  name: 'elbv2/host-counts',
  keys: (state) => state.keys(targetGroups),
  watches: {
    'elbv2/target-groups': (arn) => [arn],
    'elbv2/group-users': (arn) => [arn],
  },

  observe: (state, arn) => {
    const group = state.get(targetGroups, arn);
    const [loadBalancer] = usersOfGroup(arn, state);
    if (!group || !loadBalancer || !isBalanced(loadBalancer)) return undefined;
    const hosts = healthOfGroup(group, state).flatMap(({ state: health, zone }) =>
      health === 'healthy' || health === 'unhealthy' ? [{ zone, isHealthy: health === 'healthy' }] : [],
    );
    return {
      at: state.get(hostCounts, arn)?.at,
      loadBalancer: fullName(loadBalancer.arn),
      targetGroup: fullName(arn),
      hosts,
      zones: loadBalancer.subnets.map((subnet) => subnet.zone),
    };
  },

  // On the minute, when alarms are evaluated: what happens at one moment is written together.
  plan: (snapshot, now) => {
    const minute = Math.floor(now / minuteMs) * minuteMs;
    const due = snapshot.at === undefined || snapshot.at < minute;
    return { steps: due ? [snapshot] : [], revisitAt: minute + minuteMs };
  },

  apply: ({ loadBalancer, targetGroup, hosts, zones }, ctx, arn) => {
    ctx.put(hostCounts, arn, { at: ctx.now });
    const dimensions = { TargetGroup: targetGroup, LoadBalancer: loadBalancer };
    const Timestamp = new Date(ctx.now);
    const counted = (among: Snapshot['hosts'], more: Readonly<Record<string, string>>) => {
      const healthy = among.filter(({ isHealthy }) => isHealthy).length;
      const Dimensions = dimensionsList({ ...more, ...dimensions });
      const count = (MetricName: string, Value: number) => ({
        MetricName,
        Dimensions,
        Timestamp,
        Value,
        Unit: 'Count' as const,
      });
      return [count('HealthyHostCount', healthy), count('UnHealthyHostCount', among.length - healthy)];
    };
    ctx.call('cloudwatch', 'PutMetricData', {
      Namespace: metricNamespace(loadBalancer),
      MetricData: [
        ...counted(hosts, {}),
        ...zones.flatMap((zone) =>
          counted(
            hosts.filter((host) => host.zone === zone),
            { AvailabilityZone: zone },
          ),
        ),
      ],
    });
  },
};
