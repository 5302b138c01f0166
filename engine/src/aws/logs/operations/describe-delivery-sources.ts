// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeDeliverySources.html
import type { Operation } from '../../../kernel/context.ts';

/** None: PutDeliverySource is not implemented. */
export const describeDeliverySources: Operation<'logs', 'DescribeDeliverySources'> = () => ({
  deliverySources: [],
});
