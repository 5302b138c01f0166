// EC2 API, DescribeInstances: instances that one request launched are one reservation.
import type { Operation } from '../../../kernel/context.ts';
import { checkMaxResults, paginate, selectRecords } from '../describe/selection.ts';
import { instances } from '../views/instance.ts';

export const describeInstances: Operation<'ec2', 'DescribeInstances'> = (input, ctx) => {
  checkMaxResults(input.MaxResults, input.InstanceIds, 'instancesSet');
  const found = selectRecords(ctx, instances, input.InstanceIds, input.Filters);
  const { items, NextToken } = paginate(found, instances.idOf, input);
  const reservations = Map.groupBy(items, ({ ReservationId }) => ReservationId);
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
