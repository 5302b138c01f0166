// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListLogAnomalyDetectors.html
import type { Operation } from '../../../kernel/context.ts';

/** None: CreateLogAnomalyDetector is not implemented. */
export const listLogAnomalyDetectors: Operation<'logs', 'ListLogAnomalyDetectors'> = () => ({
  anomalyDetectors: [],
});
