// The conditions of a stage as its pipeline declares them.
// https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-conditions.html
import type {
  ActionDeclaration,
  Condition,
  RuleDeclaration,
  StageDeclaration,
} from '@aws-sdk/client-codepipeline';
import type { ConditionKind } from './state.ts';

export const conditionKinds: readonly ConditionKind[] = ['BEFORE_ENTRY', 'ON_SUCCESS', 'ON_FAILURE'];

/** At most one, says AWS's model. */
export function conditionOf(stage: StageDeclaration, kind: ConditionKind): Condition | undefined {
  const { beforeEntry, onSuccess, onFailure } = stage;
  return { BEFORE_ENTRY: beforeEntry, ON_SUCCESS: onSuccess, ON_FAILURE: onFailure }[kind]?.conditions?.[0];
}

/** A rule as an action, which is what runs it. */
export function asAction(rule: RuleDeclaration): ActionDeclaration {
  const { ruleTypeId, inputArtifacts = [], ...same } = rule;
  return {
    ...same,
    actionTypeId: {
      ...ruleTypeId,
      category: ruleTypeId?.category,
      owner: ruleTypeId?.owner ?? 'AWS',
      version: ruleTypeId?.version ?? '1',
    } as unknown as ActionDeclaration['actionTypeId'],
    inputArtifacts: [...inputArtifacts],
    outputArtifacts: [],
  };
}

export function ruleDeclaration(
  stage: StageDeclaration,
  kind: ConditionKind,
  name: string,
): ActionDeclaration | undefined {
  const rule = conditionOf(stage, kind)?.rules?.find((one) => one.name === name);
  return rule && asAction(rule);
}
