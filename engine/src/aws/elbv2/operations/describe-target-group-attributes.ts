// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroupAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { attributesView } from '../attribute-table.ts';
import { requireTargetGroup } from '../find.ts';
import { attributesOfGroup } from '../target-groups/attributes.ts';

export const describeTargetGroupAttributes: Operation<'elbv2', 'DescribeTargetGroupAttributes'> = (
  input,
  ctx,
) => {
  const record = requireTargetGroup(input.TargetGroupArn, ctx);
  return { Attributes: attributesView(attributesOfGroup(record), record.attributes) };
};
