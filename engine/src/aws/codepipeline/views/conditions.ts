// The conditions of a stage as GetPipelineState returns them: of the execution that was there last.
import type {
  RuleState,
  StageConditionState,
  StageDeclaration,
  StageState,
} from '@aws-sdk/client-codepipeline';
import { own } from '../../../kernel/own.ts';
import { conditionKinds, conditionOf } from '../declared-conditions.ts';
import type { ActionRecord, ConditionKind, ExecutionRecord } from '../state.ts';

const members = {
  BEFORE_ENTRY: 'beforeEntryConditionState',
  ON_SUCCESS: 'onSuccessConditionState',
  ON_FAILURE: 'onFailureConditionState',
} as const;

export function conditionStates(
  stage: StageDeclaration,
  latest: ExecutionRecord | undefined,
  rules: readonly ActionRecord[],
): Pick<StageState, (typeof members)[ConditionKind]> {
  const declared = conditionKinds.filter((kind) => conditionOf(stage, kind));
  return Object.fromEntries(declared.map((kind) => [members[kind], stateOf(stage, kind, latest, rules)]));
}

function stateOf(
  stage: StageDeclaration,
  kind: ConditionKind,
  latest: ExecutionRecord | undefined,
  rules: readonly ActionRecord[],
): StageConditionState {
  const run = own(latest?.conditions, stage.name)?.[kind];
  const ruleStates = (conditionOf(stage, kind)?.rules ?? []).map(({ name }): RuleState => {
    const record = rules.findLast(
      (rule) => rule.condition === kind && rule.name === name && rule.stage === stage.name,
    );
    return {
      ruleName: name,
      ...(record && {
        latestExecution: {
          ruleExecutionId: record.id,
          status: record.status,
          summary: record.summary,
          lastStatusChange: new Date(record.updatedAt),
          externalExecutionId: record.externalExecutionId,
          externalExecutionUrl: record.externalExecutionUrl,
          errorDetails: record.error,
        },
      }),
    };
  });
  return {
    ...(run && { latestExecution: { status: run.status, summary: run.summary } }),
    conditionStates: [
      {
        ...(run && {
          latestExecution: {
            status: run.status,
            summary: run.summary,
            lastStatusChange: new Date(run.changedAt),
          },
        }),
        ruleStates,
      },
    ],
  };
}
