// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_GetResourcePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { resourceNotFound } from '../faults.ts';
import { checkArn } from '../names.ts';
import { trustStores } from '../state.ts';

/** A trust store that is shared has one; none is, there being one account. */
export const getResourcePolicy: Operation<'elbv2', 'GetResourcePolicy'> = (input, ctx) => {
  const arn = input.ResourceArn!;
  checkArn('truststore', arn);
  if (!ctx.get(trustStores, arn)) throw resourceNotFound(arn);
  return {};
};
