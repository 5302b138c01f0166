// Begins and ends the conditions of the stage that an execution is in.
import type { Context } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import { conditionOf } from '../declared-conditions.ts';
import { rulesOf } from '../find.ts';
import {
  type ConditionKind,
  type ConditionRun,
  type ExecutionRecord,
  executions,
  pipelines,
} from '../state.ts';
import { saveAction, saveExecution } from './save.ts';
import { startRule } from './start-action.ts';

export function beginCondition(execution: ExecutionRecord, kind: ConditionKind, ctx: Context): void {
  const stage = ctx.get(pipelines, execution.pipeline)!.declaration.stages![execution.stage]!;
  saveExecution(
    withCondition(execution, stage.name!, kind, { status: 'InProgress', changedAt: ctx.now }),
    ctx,
  );
  for (const rule of conditionOf(stage, kind)?.rules ?? [])
    startRule(ctx.get(executions, execution.id)!, kind, rule.name!, ctx);
}

/** Rules that are in progress are abandoned. */
export function endCondition(
  execution: ExecutionRecord,
  kind: ConditionKind,
  run: Omit<ConditionRun, 'changedAt'>,
  ctx: Context,
): void {
  const stage = ctx.get(pipelines, execution.pipeline)!.declaration.stages![execution.stage]!;
  for (const rule of rulesOf(execution.pipeline, ctx)) {
    const isOurs = rule.executionId === execution.id && rule.stage === stage.name && rule.condition === kind;
    if (isOurs && rule.status === 'InProgress')
      saveAction({ ...rule, status: 'Abandoned', updatedAt: ctx.now }, ctx);
  }
  saveExecution(withCondition(execution, stage.name!, kind, { ...run, changedAt: ctx.now }), ctx);
}

const withCondition = (
  execution: ExecutionRecord,
  stage: string,
  kind: ConditionKind,
  run: ConditionRun,
): ExecutionRecord => ({
  ...execution,
  updatedAt: run.changedAt,
  conditions: { ...execution.conditions, [stage]: { ...own(execution.conditions, stage), [kind]: run } },
});
