// Whether a statement's conditions hold: all of them must. The values of one condition are alternatives.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
import type { Condition } from '../policies/policy.ts';
import { valuesOf } from '../request.ts';
import { type Comparison, operatorNamed } from './operators.ts';

export type Holds = boolean | 'unknown';

export function conditionsHold(conditions: readonly Condition[], by: Comparison): Holds {
  let all: Holds = true;
  for (const condition of conditions) {
    const holds = conditionHolds(condition, by);
    if (holds === false) return false;
    if (holds === 'unknown') all = 'unknown';
  }
  return all;
}

function conditionHolds({ operator, key, values }: Condition, by: Comparison): Holds {
  const [, set, name = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i.exec(operator) ?? [];
  const found = valuesOf(by.context, key);
  if (found === undefined && by.context.isUnknown?.(key.toLowerCase())) return 'unknown';
  if (name.toLowerCase() === 'null') {
    const isAbsent = found === undefined || found.length === 0;
    return values.some((value) => (value.toLowerCase() === 'true') === isAbsent);
  }
  const known = operatorNamed(name);
  if (!known) return false;
  const ofAll = set?.toLowerCase() === 'forallvalues';
  if (found === undefined || found.length === 0) {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
    if (set !== undefined) return ofAll || ifExists !== undefined;
    return ifExists !== undefined || known.isNegated === true;
  }
  const matches = (value: string) =>
    values.some((expected) => known.compare(value, expected, by)) !== (known.isNegated ?? false);
  return ofAll ? found.every(matches) : found.some(matches);
}
