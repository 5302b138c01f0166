// Runs an execution's current stage: starts its actions by run order, then moves on to the next stage, or ends.
import type { Result, StageDeclaration } from '@aws-sdk/client-codepipeline';
import type { Context } from '../../../kernel/context.ts';
import type { Controller, Plan } from '../../../kernel/controller.ts';
import { own } from '../../../kernel/own.ts';
import { conditionKinds } from '../declared-conditions.ts';
import { beginCondition, endCondition } from '../execution/conditions.ts';
import { type ConditionSnapshot, type ConditionStep, judge } from '../execution/judge-condition.ts';
import { retryStage } from '../execution/retry-stage.ts';
import { rollBack, rollbackTarget } from '../execution/rollback.ts';
import { saveAction, saveExecution } from '../execution/save.ts';
import { startAction } from '../execution/start-action.ts';
import { actionsOf, isLive, rulesOf } from '../find.ts';
import { type ActionRecord, actions, type ExecutionRecord, executions, pipelines } from '../state.ts';

export interface StageSnapshot {
  readonly execution: Pick<ExecutionRecord, 'status' | 'place' | 'stop'>;
  readonly stage: StageDeclaration;
  /** The actions of this stage, without those that a retry replaced. */
  readonly actions: readonly Pick<ActionRecord, 'id' | 'name' | 'status' | 'error'>[];
  readonly conditions: ConditionSnapshot['conditions'];
  readonly rules: ConditionSnapshot['rules'];
}

export type ExecutionStep =
  | { readonly do: 'start'; readonly action: string }
  | { readonly do: 'abandon'; readonly id: string }
  | ConditionStep
  | {
      readonly do: 'end-stage';
      readonly status: 'Succeeded' | 'Failed' | 'Stopped' | 'Skipped';
      readonly summary?: string;
      /** The result of a condition that is not met: it decides what follows a failure. */
      readonly result?: Result;
    };

export const executionController: Controller<StageSnapshot, ExecutionStep> = {
  name: 'codepipeline/execution',
  keys: (state) => state.all(executions).flatMap((execution) => (isLive(execution) ? [execution.id] : [])),

  observe(state, id) {
    const execution = state.get(executions, id);
    const pipeline = execution && state.get(pipelines, execution.pipeline);
    if (!execution || !pipeline || !isLive(execution)) return undefined;
    const stage = pipeline.declaration.stages![execution.stage]!;
    const isHere = (action: ActionRecord) =>
      action.executionId === id && action.stage === stage.name && !action.retried;
    return {
      execution,
      stage,
      actions: actionsOf(pipeline.name, state).filter(isHere),
      conditions: own(execution.conditions, stage.name) ?? {},
      rules: rulesOf(pipeline.name, state).filter(isHere),
    };
  },

  plan(snapshot): Plan<ExecutionStep> {
    const { execution, stage, actions: started, conditions } = snapshot;
    const { place, stop } = execution;
    const steps = (...list: ExecutionStep[]) => ({ steps: list });
    if (place === 'waiting') return stop ? steps({ do: 'end-stage', status: 'Stopped' }) : steps();
    const running = started.filter(({ status }) => status === 'InProgress');
    if (stop?.abandon) {
      const abandoned = running.map(({ id }) => ({ do: 'abandon' as const, id }));
      return steps(...abandoned, { do: 'end-stage', status: 'Stopped' });
    }
    const isChecking = Object.values(conditions).some(({ status }) => status === 'InProgress');
    if (stop && isChecking) return steps({ do: 'end-stage', status: 'Stopped' });
    const entry = judge(snapshot, 'BEFORE_ENTRY');
    if (entry.is === 'open') return steps(...entry.steps);
    if (entry.is === 'unmet') {
      const status = entry.result === 'SKIP' ? 'Skipped' : 'Failed';
      return steps({ do: 'end-stage', status, summary: entry.summary, result: entry.result });
    }
    const failedActions = started.filter(({ status }) => status === 'Failed' || status === 'Abandoned');
    if (failedActions.length > 0) {
      if (running.length > 0) return steps();
      const summary = failedActions.map(
        ({ name, error }) => `${stage.name}/${name}: ${error?.message ?? 'abandoned'}`,
      );
      const verdict = judge(snapshot, 'ON_FAILURE');
      if (verdict.is === 'open' && !stop) return steps(...verdict.steps);
      const result = verdict.is === 'unmet' ? { result: verdict.result } : {};
      return steps({ do: 'end-stage', status: 'Failed', summary: summary.join('\n'), ...result });
    }
    const succeeded = new Set(started.filter(({ status }) => status === 'Succeeded').map(({ name }) => name));
    const open = stage.actions!.filter(({ name }) => !succeeded.has(name!));
    if (open.length === 0) {
      const verdict = judge(snapshot, 'ON_SUCCESS');
      if (verdict.is === 'open' && !stop) return steps(...verdict.steps);
      if (verdict.is !== 'unmet') return steps({ do: 'end-stage', status: 'Succeeded' });
      const { summary, result } = verdict;
      return steps({ do: 'end-stage', status: 'Failed', summary, result });
    }
    if (stop) return running.length > 0 ? steps() : steps({ do: 'end-stage', status: 'Stopped' });
    const runOrder = Math.min(...open.map((action) => action.runOrder!));
    const due = open.filter(
      (action) => action.runOrder === runOrder && !running.some(({ name }) => name === action.name),
    );
    return steps(...due.map(({ name }) => ({ do: 'start' as const, action: name! })));
  },

  apply(step, ctx, id) {
    const execution = ctx.get(executions, id)!;
    switch (step.do) {
      case 'start':
        return startAction(execution, step.action, ctx);
      case 'abandon': {
        const action = ctx.get(actions, step.id)!;
        return saveAction({ ...action, status: 'Abandoned', updatedAt: ctx.now }, ctx);
      }
      case 'begin-condition':
        return beginCondition(execution, step.kind, ctx);
      case 'end-condition': {
        const { kind, status, summary } = step;
        return endCondition(execution, kind, { status, ...(summary ? { summary } : {}) }, ctx);
      }
      case 'end-stage':
        return endStage(execution, step, ctx);
    }
  },

  watches: {
    'codepipeline/executions': (id) => [id],
    'codepipeline/actions': (id, state) => {
      const action = state.get(actions, id);
      return action ? [action.executionId] : [];
    },
  },
};

function endStage(
  found: ExecutionRecord,
  { status, summary, result }: Extract<ExecutionStep, { do: 'end-stage' }>,
  ctx: Context,
): void {
  if (status === 'Stopped') cancelConditions(found, ctx);
  const execution = ctx.get(executions, found.id)!;
  const { stages } = ctx.get(pipelines, execution.pipeline)!.declaration;
  const name = stages![execution.stage]!.name!;
  const run = own(execution.stages, name);
  const entered = execution.place === 'running' && run;
  const after: ExecutionRecord = {
    ...execution,
    updatedAt: ctx.now,
    stages: entered ? { ...execution.stages, [name]: { ...run, status } } : execution.stages,
  };
  if (status === 'Failed') {
    const failed: ExecutionRecord = { ...after, status, statusSummary: summary ?? '' };
    saveExecution(failed, ctx);
    afterFailure(failed, stages![execution.stage]!, result, ctx);
  } else if (status === 'Stopped') saveExecution({ ...after, status }, ctx);
  else if (execution.stage + 1 === stages!.length || execution.rollbackTarget) {
    saveExecution({ ...after, status: 'Succeeded' }, ctx);
  } else {
    saveExecution(
      {
        ...after,
        stage: execution.stage + 1,
        place: 'waiting',
        ...(execution.stop ? { status: 'Stopped' as const } : {}),
      },
      ctx,
    );
  }
}

function cancelConditions(execution: ExecutionRecord, ctx: Context): void {
  const { stages } = ctx.get(pipelines, execution.pipeline)!.declaration;
  const runs = own(execution.conditions, stages![execution.stage]!.name) ?? {};
  for (const kind of conditionKinds)
    if (runs[kind]?.status === 'InProgress') {
      const summary = 'The execution was stopped';
      endCondition(ctx.get(executions, execution.id)!, kind, { status: 'Cancelled', summary }, ctx);
    }
}

/** Applies the result of the condition that was not met, or the stage's onFailure: one more attempt, or a rollback to its last success. */
function afterFailure(
  failed: ExecutionRecord,
  { name, onFailure }: StageDeclaration,
  unmet: Result | undefined,
  ctx: Context,
): void {
  const run = own(failed.stages, name);
  const result = unmet ?? (onFailure?.conditions?.length ? undefined : onFailure?.result);
  if (result === 'RETRY' && run?.retries.automatic === 0) {
    const mode = onFailure?.retryConfiguration?.retryMode ?? 'FAILED_ACTIONS';
    retryStage(failed, name!, { mode, trigger: 'AutomatedStageRetry' }, ctx);
  }
  if (result === 'ROLLBACK' && !failed.rollbackTarget) {
    const target = rollbackTarget(failed, name!, ctx);
    const trigger = { triggerType: 'AutomatedRollback', triggerDetail: failed.id } as const;
    if (target) rollBack(target, failed.stage, trigger, ctx);
  }
}
