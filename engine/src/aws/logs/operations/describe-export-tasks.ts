// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeExportTasks.html
import type { Operation } from '../../../kernel/context.ts';

/** None: CreateExportTask is not implemented. */
export const describeExportTasks: Operation<'logs', 'DescribeExportTasks'> = () => ({ exportTasks: [] });
