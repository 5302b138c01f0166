// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeDeliveries.html
import type { Operation } from '../../../kernel/context.ts';

/** None: CreateDelivery is not implemented. */
export const describeDeliveries: Operation<'logs', 'DescribeDeliveries'> = () => ({
  deliveries: [],
});
