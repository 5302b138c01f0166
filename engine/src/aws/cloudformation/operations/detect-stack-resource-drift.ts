// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DetectStackResourceDrift.html
import type { Operation } from '../../../kernel/context.ts';
import type { StackContext } from '../context.ts';
import { checkDetectable, detectDrift } from '../drift/detect.ts';
import { driftView } from '../drift/view.ts';
import { resourceNotFound, stackNotFound, validationError } from '../faults.ts';
import { requireStack } from '../find.ts';
import { resourcesOf } from '../views.ts';

export const detectStackResourceDrift: Operation<
  'cloudformation',
  'DetectStackResourceDrift',
  StackContext
> = (input, ctx) => {
  const stack = requireStack(input.StackName!, ctx, stackNotFound);
  checkDetectable(stack);
  const logicalId = input.LogicalResourceId!;
  const record = resourcesOf(stack, ctx).find((each) => each.logicalId === logicalId);
  if (!record) throw resourceNotFound(logicalId, stack.stackName);
  if (!ctx.types(record.type)?.handler.read)
    throw validationError(`Drift detection is not supported for resource type ${record.type}`);
  return { StackResourceDrift: driftView(record, detectDrift(record, stack, ctx)) };
};
