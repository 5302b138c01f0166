// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroupAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { changed, shownAttributes } from '../attributes/attribute-table.ts';
import { attributesOfGroup, checkTogether } from '../attributes/target-group.ts';
import { findTargetGroup } from '../find.ts';
import { targetGroups } from '../state.ts';

export const modifyTargetGroupAttributes: Operation<'elbv2', 'ModifyTargetGroupAttributes'> = (
  input,
  ctx,
) => {
  const record = findTargetGroup(input.TargetGroupArn, ctx);
  const table = attributesOfGroup(record);
  const attributes = changed('Target group', table, record.attributes, input.Attributes ?? []);
  checkTogether(attributes);
  ctx.put(targetGroups, record.arn, { ...record, attributes });
  return { Attributes: shownAttributes(table, attributes) };
};
