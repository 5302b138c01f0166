// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { findTargetGroup } from '../find.ts';
import { healthCheckSettings } from '../health-check-settings.ts';
import { shownTargetGroup } from '../shown.ts';
import { targetGroups } from '../state.ts';

export const modifyTargetGroup: Operation<'elbv2', 'ModifyTargetGroup'> = (input, ctx) => {
  const before = findTargetGroup(input.TargetGroupArn, ctx);
  const record = { ...before, healthCheck: healthCheckSettings(input, before, before.healthCheck) };
  ctx.put(targetGroups, record.arn, record);
  return { TargetGroups: [shownTargetGroup(record, ctx)] };
};
