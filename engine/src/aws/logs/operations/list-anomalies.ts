// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListAnomalies.html
import type { Operation } from '../../../kernel/context.ts';

/** None: there is no detector that would find any. */
export const listAnomalies: Operation<'logs', 'ListAnomalies'> = () => ({ anomalies: [] });
