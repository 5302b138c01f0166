// Which target group of a forward action gets a request: in proportion to the weights.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html (Forward actions)
import type { WeightedGroup } from '../routing/compiled-table.ts';
import type { Chance } from './choose-target.ts';

export function chooseGroup(groups: readonly WeightedGroup[], chance: Chance): string | undefined {
  if (groups.length === 1) return groups[0]!.weight > 0 ? groups[0]!.arn : undefined;
  let total = 0;
  for (const group of groups) total += group.weight;
  if (total === 0) return undefined;
  let draw = chance.below(total);
  for (const group of groups) {
    draw -= group.weight;
    if (draw < 0) return group.arn;
  }
  return undefined;
}
