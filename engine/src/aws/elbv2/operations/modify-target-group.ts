// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTargetGroup } from '../find.ts';
import { targetGroups } from '../state.ts';
import { healthCheckSettings } from '../target-groups/health-check-settings.ts';
import { targetGroupView } from '../views/target-group.ts';

export const modifyTargetGroup: Operation<'elbv2', 'ModifyTargetGroup'> = (input, ctx) => {
  const before = requireTargetGroup(input.TargetGroupArn, ctx);
  const record = { ...before, healthCheck: healthCheckSettings(input, before, before.healthCheck) };
  ctx.put(targetGroups, record.arn, record);
  return { TargetGroups: [targetGroupView(record, ctx)] };
};
