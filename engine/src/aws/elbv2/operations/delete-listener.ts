// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteListener.html
import type { Operation } from '../../../kernel/context.ts';
import { requireListener } from '../find.ts';
import { removeListener } from '../listeners/remove-listener.ts';

export const deleteListener: Operation<'elbv2', 'DeleteListener'> = (input, ctx) => {
  removeListener(requireListener(input.ListenerArn, ctx).arn, ctx);
  return {};
};
