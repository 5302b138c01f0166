// aws:ecs:drain-container-instances: a share of each cluster's instances is drained, and is active again afterwards.
import { done, type FaultAction } from './fault-action.ts';
import { duration, numberFrom } from './parameters.ts';

interface Drained {
  readonly cluster: string;
  readonly containerInstances: readonly string[];
}

export const drainContainerInstances: FaultAction = {
  id: 'aws:ecs:drain-container-instances',
  description: 'Drain percentage of underlying EC2 instances on an ECS cluster.',
  parameters: {
    drainagePercentage: {
      description: 'The percentage (1-100) of container instances to drain.',
      required: true,
      refuse: numberFrom(1, 100),
    },
    duration,
  },
  target: { name: 'Clusters', resourceType: 'aws:ecs:cluster' },
  lasts: 'duration',
  begin({ targets, parameters }, ctx): Drained[] {
    return targets.map(({ arn: cluster }) => {
      const { containerInstanceArns = [] } = ctx.call('ecs', 'ListContainerInstances', {
        cluster,
        status: 'ACTIVE',
      });
      const share = (containerInstanceArns.length * Number(parameters.drainagePercentage)) / 100;
      const count = Math.max(Math.floor(share), Math.min(1, containerInstanceArns.length));
      const left = [...containerInstanceArns];
      const chosen = Array.from({ length: count }, () => left.splice(ctx.ids.below(left.length), 1)[0]!);
      if (chosen.length > 0)
        ctx.call('ecs', 'UpdateContainerInstancesState', {
          cluster,
          containerInstances: chosen,
          status: 'DRAINING',
        });
      return { cluster, containerInstances: chosen };
    });
  },
  end({ memo }, ctx) {
    for (const { cluster, containerInstances } of (memo ?? []) as Drained[]) {
      if (containerInstances.length === 0) continue;
      const { containerInstances: found = [] } = ctx.call('ecs', 'DescribeContainerInstances', {
        cluster,
        containerInstances: [...containerInstances],
      });
      const drained = found.flatMap(({ status, containerInstanceArn }) =>
        status === 'DRAINING' && containerInstanceArn ? [containerInstanceArn] : [],
      );
      if (drained.length > 0)
        ctx.call('ecs', 'UpdateContainerInstancesState', {
          cluster,
          containerInstances: drained,
          status: 'ACTIVE',
        });
    }
    return done;
  },
};
