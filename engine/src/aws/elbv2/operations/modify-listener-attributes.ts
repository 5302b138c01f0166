// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListenerAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { attributesView, changed } from '../attribute-table.ts';
import { requireListener } from '../find.ts';
import { listenerAttributes } from '../listeners/attributes.ts';
import { listeners } from '../state.ts';

export const modifyListenerAttributes: Operation<'elbv2', 'ModifyListenerAttributes'> = (input, ctx) => {
  const record = requireListener(input.ListenerArn, ctx);
  const table = listenerAttributes(record.protocol);
  const attributes = changed('Listener', table, record.attributes, input.Attributes ?? []);
  ctx.put(listeners, record.arn, { ...record, attributes });
  return { Attributes: attributesView(table, attributes) };
};
