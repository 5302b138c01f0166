// Rules are stored and removed only here: an index of which load balancers use a target group is kept, so that changing
// weights, the most frequent change, does not touch targets.
import type { Context } from '../../../kernel/context.ts';
import { groupsOfRule } from '../find.ts';
import { groupUsers, listeners, type RuleRecord, rules } from '../state.ts';

export function putRule(rule: RuleRecord, ctx: Context): void {
  const before = ctx.get(rules, rule.arn);
  ctx.put(rules, rule.arn, rule);
  refreshUsers(before ? changedGroups(before, rule) : groupsOfRule(rule), ctx);
}

export function deleteRule(rule: RuleRecord, ctx: Context): void {
  ctx.delete(rules, rule.arn);
  refreshUsers(groupsOfRule(rule), ctx);
}

function changedGroups(before: RuleRecord, after: RuleRecord): string[] {
  const [old, now] = [groupsOfRule(before), groupsOfRule(after)];
  return [...old.filter((arn) => !now.includes(arn)), ...now.filter((arn) => !old.includes(arn))];
}

function refreshUsers(groups: readonly string[], ctx: Context): void {
  if (groups.length === 0) return;
  const all = ctx.all(rules);
  for (const group of new Set(groups)) {
    const using = all.filter((rule) => groupsOfRule(rule).includes(group));
    const users = [
      ...new Set(using.flatMap((rule) => ctx.get(listeners, rule.listenerArn)?.loadBalancerArn ?? [])),
    ];
    if (users.length > 0) ctx.put(groupUsers, group, { loadBalancers: users });
    else ctx.delete(groupUsers, group);
  }
}
