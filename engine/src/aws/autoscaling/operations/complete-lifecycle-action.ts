// Auto Scaling API, CompleteLifecycleAction.
import type { Operation } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import { changeAction } from '../group/lifecycle-hooks.ts';

export const completeLifecycleAction: Operation<'autoscaling', 'CompleteLifecycleAction'> = (input, ctx) => {
  const result = input.LifecycleActionResult;
  if (result !== 'CONTINUE' && result !== 'ABANDON') {
    throw validationError('Invalid Lifecycle Action Result. Valid ones are: [CONTINUE, ABANDON]');
  }
  changeAction(ctx, input, (action) => ({ ...action, result }));
  return {};
};
