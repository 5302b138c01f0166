// Auto Scaling API, DescribeAdjustmentTypes.
import type { Operation } from '../../../kernel/context.ts';

export const describeAdjustmentTypes: Operation<'autoscaling', 'DescribeAdjustmentTypes'> = () => ({
  AdjustmentTypes: ['ChangeInCapacity', 'ExactCapacity', 'PercentChangeInCapacity'].map((AdjustmentType) => ({
    AdjustmentType,
  })),
});
