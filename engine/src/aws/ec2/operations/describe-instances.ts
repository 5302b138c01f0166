// EC2 API, DescribeInstances: instances that were launched by one request are one reservation.
import type { Operation } from '../../../kernel/context.ts';
import { instances } from '../kinds/instance.ts';
import { paginate, selectRecords } from '../selection.ts';

export const describeInstances: Operation<'ec2', 'DescribeInstances'> = (input, ctx) => {
  const found = selectRecords(ctx, instances, input.InstanceIds, input.Filters);
  const { page, NextToken } = paginate(found, input);
  const reservations = Map.groupBy(page, ({ ReservationId }) => ReservationId);
  return {
    Reservations: [...reservations].map(([ReservationId, members]) => ({
      ReservationId,
      OwnerId: ctx.account,
      Groups: [],
      Instances: members.map((instance) => instances.view(instance, ctx)),
    })),
    NextToken,
  };
};
