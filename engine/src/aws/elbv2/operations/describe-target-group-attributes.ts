// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroupAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { shownAttributes } from '../attributes/attribute-table.ts';
import { attributesOfGroup } from '../attributes/target-group.ts';
import { findTargetGroup } from '../find.ts';

export const describeTargetGroupAttributes: Operation<'elbv2', 'DescribeTargetGroupAttributes'> = (
  input,
  ctx,
) => {
  const record = findTargetGroup(input.TargetGroupArn, ctx);
  return { Attributes: shownAttributes(attributesOfGroup(record), record.attributes) };
};
