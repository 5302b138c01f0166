// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeCapacityReservation.html
import type { Operation } from '../../../kernel/context.ts';
import { requireLoadBalancer } from '../find.ts';

/** None is ever reserved: there is nothing to scale here, and no operation to reserve it. */
export const describeCapacityReservation: Operation<'elbv2', 'DescribeCapacityReservation'> = (
  input,
  ctx,
) => {
  requireLoadBalancer(input.LoadBalancerArn, ctx);
  return { CapacityReservationState: [] };
};
