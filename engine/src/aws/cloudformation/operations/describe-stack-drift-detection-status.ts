// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackDriftDetectionStatus.html
import type { Operation } from '../../../kernel/context.ts';
import { driftDetections } from '../drifts.ts';
import { validationError } from '../faults.ts';

export const describeStackDriftDetectionStatus: Operation<
  'cloudformation',
  'DescribeStackDriftDetectionStatus'
> = (input, ctx) => {
  const id = input.StackDriftDetectionId!;
  const found = ctx.get(driftDetections, id);
  if (!found) throw validationError(`No drift detection exists for StackDriftDetectionId: ${id}`);
  return {
    StackId: found.stackId,
    StackDriftDetectionId: id,
    StackDriftStatus: found.status,
    DetectionStatus: 'DETECTION_COMPLETE',
    DriftedStackResourceCount: found.drifted,
    Timestamp: new Date(found.at),
  };
};
