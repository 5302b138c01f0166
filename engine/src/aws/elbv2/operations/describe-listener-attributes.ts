// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { shownAttributes } from '../attributes/attribute-table.ts';
import { listenerAttributes } from '../attributes/listener.ts';
import { findListener } from '../find.ts';

export const describeListenerAttributes: Operation<'elbv2', 'DescribeListenerAttributes'> = (input, ctx) => {
  const record = findListener(input.ListenerArn, ctx);
  return { Attributes: shownAttributes(listenerAttributes(record.protocol), record.attributes) };
};
