// The conditions of a stage: what each kind can result in, and the rules that it checks.
// https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-conditions.html
import type { StageDeclaration } from '@aws-sdk/client-codepipeline';
import { asAction, conditionKinds, conditionOf } from '../declared-conditions.ts';
import { invalidStage, invalidStructure } from '../faults.ts';
import { ruleProviders, skippingRules } from '../providers/rules.ts';
import type { ConditionKind } from '../state.ts';

const results: Readonly<Record<ConditionKind, readonly string[]>> = {
  BEFORE_ENTRY: ['FAIL', 'SKIP'],
  ON_SUCCESS: ['FAIL', 'ROLLBACK'],
  ON_FAILURE: ['ROLLBACK'],
};
const members: Readonly<Record<ConditionKind, string>> = {
  BEFORE_ENTRY: 'beforeEntry',
  ON_SUCCESS: 'onSuccess',
  ON_FAILURE: 'onFailure',
};

export function checkConditions(
  stage: StageDeclaration,
  index: number,
  pipelineType: string | undefined,
): void {
  const { name, onFailure } = stage;
  for (const kind of conditionKinds) {
    const condition = conditionOf(stage, kind);
    if (!condition) continue;
    const where = `${members[kind]} of stage ${name}`;
    if (pipelineType !== 'V2') throw invalidStructure(`Conditions need a pipeline of type V2: ${where}`);
    if (index === 0 && kind === 'BEFORE_ENTRY') throw invalidStage(`The source stage cannot have ${where}`);
    const { result = kind === 'ON_FAILURE' ? 'ROLLBACK' : 'FAIL', rules = [] } = condition;
    if (!results[kind].includes(result) || (index === 0 && result === 'ROLLBACK'))
      throw invalidStage(`The result ${result} is not possible in ${where}`);
    if (rules.length === 0) throw invalidStage(`A condition must have at least one rule: ${where}`);
    const names = rules.map((rule) => rule.name);
    if (new Set(names).size < names.length) throw invalidStage(`Rule names must be unique: ${where}`);
    for (const rule of rules) {
      const { provider = '' } = rule.ruleTypeId ?? {};
      const known = ruleProviders.find((one) => one.provider === provider);
      if (!known)
        throw invalidStage(`The rule type ${provider} does not exist: rule '${rule.name}' in ${where}`);
      if (result === 'SKIP' && !skippingRules.includes(provider))
        throw invalidStage(
          `The result SKIP is only possible with rules of ${skippingRules.join(' and ')}: ${where}`,
        );
      const configuration = rule.configuration ?? {};
      const missing = known.requiredKeys.find((key) => !configuration[key]);
      if (missing) throw invalidStage(`Rule '${rule.name}' is missing required configuration '${missing}'`);
      const unknown = Object.keys(configuration).find(
        (key) => !known.hasAnyKeys && ![...known.requiredKeys, ...known.optionalKeys].includes(key),
      );
      if (unknown) throw invalidStage(`Rule '${rule.name}' contains unknown configuration '${unknown}'`);
      const problem = known.check?.(asAction(rule));
      if (problem) throw invalidStage(`Rule '${rule.name}' is not valid: ${problem}`);
    }
  }
  if (onFailure?.conditions?.length && onFailure.result === 'RETRY')
    throw invalidStage(`Stage ${name} cannot have both a retry and conditions in onFailure`);
}
