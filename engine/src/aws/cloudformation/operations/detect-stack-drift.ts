// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DetectStackDrift.html
import type { Operation } from '../../../kernel/context.ts';
import type { StackContext } from '../context.ts';
import { checkDetectable, detectDrift } from '../drift/detect.ts';
import { type DriftDetection, driftDetections, stackDrifts } from '../drifts.ts';
import { driftDetectionStatusChange } from '../events.ts';
import { stackNotFound } from '../faults.ts';
import { requireStack } from '../find.ts';
import { resourcesOf } from '../views.ts';

/** AWS detects after the call; here the detection is complete when the call returns. */
export const detectStackDrift: Operation<'cloudformation', 'DetectStackDrift', StackContext> = (
  input,
  ctx,
) => {
  const stack = requireStack(input.StackName!, ctx, stackNotFound);
  checkDetectable(stack);
  const { stackId } = stack;
  const only = input.LogicalResourceIds;
  const found = resourcesOf(stack, ctx)
    .filter(({ logicalId }) => !only?.length || only.includes(logicalId))
    .map((record) => detectDrift(record, stack, ctx));
  const drifted = found.filter(({ status }) => status === 'MODIFIED' || status === 'DELETED').length;
  const status = drifted > 0 ? 'DRIFTED' : 'IN_SYNC';
  const detection: DriftDetection = { id: ctx.ids.uuid(), stackId, status, drifted, at: ctx.now };
  ctx.put(stackDrifts, stackId, { status, at: ctx.now });
  ctx.put(driftDetections, detection.id, detection);
  ctx.publish('cloudformation/drift-detection-status-change', driftDetectionStatusChange(detection));
  return { StackDriftDetectionId: detection.id };
};
