// A rule as the API returns it.
import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { RuleRecord } from '../state.ts';

export function ruleView(record: RuleRecord): Rule {
  return {
    RuleArn: record.arn,
    Priority: String(record.priority),
    Conditions: [...record.conditions],
    Actions: [...record.actions],
    IsDefault: record.priority === 'default',
    Transforms: [...record.transforms],
  };
}
