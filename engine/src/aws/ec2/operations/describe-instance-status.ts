// EC2 API, DescribeInstanceStatus: running instances only, unless all are asked for. Both checks pass at once.
import type { Operation } from '../../../kernel/context.ts';
import { zoneId } from '../catalog/availability-zones.ts';
import { paginate, selectRecords } from '../describe/selection.ts';
import { instances, stateView } from '../views/instance.ts';

export const describeInstanceStatus: Operation<'ec2', 'DescribeInstanceStatus'> = (input, ctx) => {
  const known = (input.Filters ?? []).map((filter) => ({
    ...filter,
    Name: filter.Name?.replace(/^instance-status\.(reachability|status)$/, 'instance-state-name'),
  }));
  const found = selectRecords(ctx, instances, input.InstanceIds, known).filter(
    ({ State }) => input.IncludeAllInstances || State === 'running',
  );
  const { items, NextToken } = paginate(found, instances.idOf, input);
  return {
    InstanceStatuses: items.map((instance) => {
      const isRunning = instance.State === 'running';
      const check = {
        Status: isRunning ? ('ok' as const) : ('not-applicable' as const),
        Details: isRunning ? [{ Name: 'reachability' as const, Status: 'passed' as const }] : [],
      };
      return {
        InstanceId: instance.InstanceId,
        AvailabilityZone: instance.AvailabilityZone,
        AvailabilityZoneId: zoneId(instance.AvailabilityZone),
        InstanceState: stateView(instance.State),
        InstanceStatus: check,
        SystemStatus: check,
        Events: [],
      };
    }),
    NextToken,
  };
};
