// EC2 API, DescribeInstanceStatus: only running instances, unless the request includes all. Both checks pass at once.
import type { Operation } from '../../../kernel/context.ts';
import { zoneId } from '../catalog/availability-zones.ts';
import { checkMaxResults, paginate, selectRecords } from '../describe/selection.ts';
import { instances, stateView } from '../views/instance.ts';

/** Instances with the filters that only DescribeInstanceStatus has. */
const withStatus: typeof instances = {
  ...instances,
  facets: (instance, ctx) => {
    const status = instance.State === 'running' ? 'ok' : 'not-applicable';
    const reachability = instance.State === 'running' ? 'passed' : undefined;
    return {
      ...instances.facets(instance, ctx),
      'instance-status.status': status,
      'instance-status.reachability': reachability,
      'system-status.status': status,
      'system-status.reachability': reachability,
    };
  },
};

export const describeInstanceStatus: Operation<'ec2', 'DescribeInstanceStatus'> = (input, ctx) => {
  checkMaxResults(input.MaxResults, input.InstanceIds, 'instancesSet');
  const found = selectRecords(ctx, withStatus, input.InstanceIds, input.Filters).filter(
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
