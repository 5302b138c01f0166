// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteListener.html
import type { Operation } from '../../../kernel/context.ts';
import { findListener } from '../find.ts';
import { removeListener } from '../remove-listener.ts';

export const deleteListener: Operation<'elbv2', 'DeleteListener'> = (input, ctx) => {
  removeListener(findListener(input.ListenerArn, ctx).arn, ctx);
  return {};
};
