// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { attributesView } from '../attribute-table.ts';
import { requireListener } from '../find.ts';
import { listenerAttributes } from '../listeners/attributes.ts';

export const describeListenerAttributes: Operation<'elbv2', 'DescribeListenerAttributes'> = (input, ctx) => {
  const record = requireListener(input.ListenerArn, ctx);
  return { Attributes: attributesView(listenerAttributes(record.protocol), record.attributes) };
};
