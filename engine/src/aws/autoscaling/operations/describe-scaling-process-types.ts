// Auto Scaling API, DescribeScalingProcessTypes.
import type { Operation } from '../../../kernel/context.ts';
import { processNames } from '../group/processes.ts';

export const describeScalingProcessTypes: Operation<'autoscaling', 'DescribeScalingProcessTypes'> = () => ({
  Processes: [...processNames].sort().map((ProcessName) => ({ ProcessName })),
});
