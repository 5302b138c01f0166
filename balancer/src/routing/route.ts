// Which rule a request falls under: the first, in order of priority, whose conditions all hold.
// Pure: the same request and table always give the same rule. What needs chance (weights) comes after.
import type { CompiledRule, CompiledTable } from './compiled-table.ts';
import type { RoutableRequest } from './conditions.ts';

export interface RouteResult {
  readonly rule: CompiledRule;
  /** How many rules with conditions were looked at: the RuleEvaluations metric. */
  readonly evaluations: number;
}

export function route(
  request: RoutableRequest & { readonly listenerArn: string },
  table: CompiledTable,
): RouteResult | undefined {
  const rules = table.listeners.get(request.listenerArn)?.rules ?? [];
  let evaluations = 0;
  for (const rule of rules) {
    if (rule.conditions.length > 0) evaluations++;
    if (rule.conditions.every((condition) => condition(request))) return { rule, evaluations };
  }
  return undefined;
}
