// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeDestinations.html
import type { Operation } from '../../../kernel/context.ts';

/** None: PutDestination is not implemented. */
export const describeDestinations: Operation<'logs', 'DescribeDestinations'> = () => ({ destinations: [] });
