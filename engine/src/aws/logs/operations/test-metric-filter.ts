// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TestMetricFilter.html
import type { Operation } from '../../../kernel/context.ts';
import { compileFilter } from '../patterns/pattern.ts';

export const testMetricFilter: Operation<'logs', 'TestMetricFilter'> = (input) => {
  const pattern = compileFilter(input.filterPattern);
  return {
    matches: input.logEventMessages!.flatMap((eventMessage, index) => {
      const match = pattern(eventMessage);
      return match ? [{ eventNumber: index + 1, eventMessage, extractedValues: { ...match.extracted } }] : [];
    }),
  };
};
