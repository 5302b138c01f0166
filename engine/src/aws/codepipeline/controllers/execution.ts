// Runs an execution's current stage: starts its actions by run order, then moves on to the next stage, or ends.
import type { StageDeclaration } from '@aws-sdk/client-codepipeline';
import type { Context } from '../../../kernel/context.ts';
import type { Controller, Plan } from '../../../kernel/controller.ts';
import { own } from '../../../kernel/own.ts';
import { retryStage } from '../execution/retry-stage.ts';
import { rollBack, rollbackTarget } from '../execution/rollback.ts';
import { saveAction, saveExecution } from '../execution/save.ts';
import { startAction } from '../execution/start-action.ts';
import { actionsOf, isLive } from '../find.ts';
import { type ActionRecord, actions, type ExecutionRecord, executions, pipelines } from '../state.ts';

export interface StageSnapshot {
  readonly execution: Pick<ExecutionRecord, 'status' | 'place' | 'stop'>;
  readonly stage: StageDeclaration;
  /** The actions of this stage, without those that a retry replaced. */
  readonly actions: readonly Pick<ActionRecord, 'id' | 'name' | 'status' | 'error'>[];
}

export type ExecutionStep =
  | { readonly do: 'start'; readonly action: string }
  | { readonly do: 'abandon'; readonly id: string }
  | {
      readonly do: 'end-stage';
      readonly status: 'Succeeded' | 'Failed' | 'Stopped';
      readonly summary?: string;
    };

export const executionController: Controller<StageSnapshot, ExecutionStep> = {
  name: 'codepipeline/execution',
  keys: (state) => state.all(executions).flatMap((execution) => (isLive(execution) ? [execution.id] : [])),

  observe(state, id) {
    const execution = state.get(executions, id);
    const pipeline = execution && state.get(pipelines, execution.pipeline);
    if (!execution || !pipeline || !isLive(execution)) return undefined;
    const stage = pipeline.declaration.stages![execution.stage]!;
    const current = actionsOf(pipeline.name, state).filter(
      (action) => action.executionId === id && action.stage === stage.name && !action.retried,
    );
    return { execution, stage, actions: current };
  },

  plan({ execution, stage, actions: started }): Plan<ExecutionStep> {
    const { place, stop } = execution;
    const steps = (...list: ExecutionStep[]) => ({ steps: list });
    if (place === 'waiting') return stop ? steps({ do: 'end-stage', status: 'Stopped' }) : steps();
    const running = started.filter(({ status }) => status === 'InProgress');
    if (stop?.abandon) {
      const abandoned = running.map(({ id }) => ({ do: 'abandon' as const, id }));
      return steps(...abandoned, { do: 'end-stage', status: 'Stopped' });
    }
    const failedActions = started.filter(({ status }) => status === 'Failed' || status === 'Abandoned');
    if (failedActions.length > 0) {
      if (running.length > 0) return steps();
      const summary = failedActions.map(
        ({ name, error }) => `${stage.name}/${name}: ${error?.message ?? 'abandoned'}`,
      );
      return steps({ do: 'end-stage', status: 'Failed', summary: summary.join('\n') });
    }
    const succeeded = new Set(started.filter(({ status }) => status === 'Succeeded').map(({ name }) => name));
    const open = stage.actions!.filter(({ name }) => !succeeded.has(name!));
    if (open.length === 0) return steps({ do: 'end-stage', status: 'Succeeded' });
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
  execution: ExecutionRecord,
  { status, summary }: Extract<ExecutionStep, { do: 'end-stage' }>,
  ctx: Context,
): void {
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
    afterFailure(failed, stages![execution.stage]!, ctx);
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

/** Applies the stage's onFailure: one more attempt, or a rollback to its last success. */
function afterFailure(failed: ExecutionRecord, { name, onFailure }: StageDeclaration, ctx: Context): void {
  const run = own(failed.stages, name);
  if (onFailure?.result === 'RETRY' && run?.retries.automatic === 0) {
    const mode = onFailure.retryConfiguration?.retryMode ?? 'FAILED_ACTIONS';
    retryStage(failed, name!, { mode, trigger: 'AutomatedStageRetry' }, ctx);
  }
  if (onFailure?.result === 'ROLLBACK' && !failed.rollbackTarget) {
    const target = rollbackTarget(failed, name!, ctx);
    const trigger = { triggerType: 'AutomatedRollback', triggerDetail: failed.id } as const;
    if (target) rollBack(target, failed.stage, trigger, ctx);
  }
}
