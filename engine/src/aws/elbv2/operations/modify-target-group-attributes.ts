// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroupAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { attributesView, changed } from '../attribute-table.ts';
import { stickinessMissing } from '../faults.ts';
import { groupsOfRule, requireTargetGroup, targetsOf } from '../find.ts';
import { type RuleRecord, rules, targetGroups } from '../state.ts';
import { attributesOfGroup, checkTogether, checkZones, isSticky } from '../target-groups/attributes.ts';
import { isChecked } from '../targets/usage.ts';

export const modifyTargetGroupAttributes: Operation<'elbv2', 'ModifyTargetGroupAttributes'> = (
  input,
  ctx,
) => {
  const record = requireTargetGroup(input.TargetGroupArn, ctx);
  const table = attributesOfGroup(record);
  const attributes = changed('Target group', table, record.attributes, input.Attributes ?? []);
  if (isChecked(record)) {
    checkTogether(attributes, record);
    checkZones(attributes, targetsOf(record.arn, ctx));
  }
  const isHttp = record.protocol === 'HTTP' || record.protocol === 'HTTPS';
  if (
    isHttp &&
    isSticky({ attributes }) &&
    ctx.all(rules).some((rule) => needsRuleStickiness(rule, record.arn))
  ) {
    throw stickinessMissing();
  }
  ctx.put(targetGroups, record.arn, { ...record, attributes });
  return { Attributes: attributesView(table, attributes) };
};

function needsRuleStickiness(rule: RuleRecord, group: string): boolean {
  const groups = groupsOfRule(rule);
  const sticky = rule.actions.some((action) => action.ForwardConfig?.TargetGroupStickinessConfig?.Enabled);
  return groups.length > 1 && groups.includes(group) && !sticky;
}
