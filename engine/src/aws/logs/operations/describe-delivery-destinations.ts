// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeDeliveryDestinations.html
import type { Operation } from '../../../kernel/context.ts';

/** None: PutDeliveryDestination is not implemented. */
export const describeDeliveryDestinations: Operation<'logs', 'DescribeDeliveryDestinations'> = () => ({
  deliveryDestinations: [],
});
