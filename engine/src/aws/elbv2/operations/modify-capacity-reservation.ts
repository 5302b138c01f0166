// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyCapacityReservation.html
import type { Operation } from '../../../kernel/context.ts';
import { capacityLimitExceeded, invalid } from '../faults.ts';
import { requireLoadBalancer } from '../find.ts';

/**
 * The quota of reserved capacity units in a Region is 0 until AWS raises it for an account, which nobody does here: so
 * no reservation is ever made, and there is none to reset.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
export const modifyCapacityReservation: Operation<'elbv2', 'ModifyCapacityReservation'> = (input, ctx) => {
  const { arn } = requireLoadBalancer(input.LoadBalancerArn, ctx);
  const { MinimumLoadBalancerCapacity: minimum, ResetCapacityReservation: reset } = input;
  if (Boolean(minimum) === Boolean(reset)) {
    throw invalid('You must specify either a minimum load balancer capacity or a reset of the reservation');
  }
  if (reset) return { CapacityReservationState: [] };
  const units = minimum?.CapacityUnits;
  if (units === undefined || units < 1) throw invalid('Capacity units must be specified, and at least 1');
  throw capacityLimitExceeded(
    `${units} capacity units cannot be reserved for '${arn}': the limit of capacity units in this Region is 0`,
  );
};
