// Writes executions and actions. Whatever changes the status of one, of a stage or of an action publishes its event here.
import type { Context } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import { actionEvent, executionEvent, stageEvent } from '../events.ts';
import { findDeclaration } from '../find.ts';
import {
  type ActionRecord,
  actions,
  type ExecutionRecord,
  executions,
  type PipelineRecord,
  pipelines,
} from '../state.ts';

export function saveExecution(execution: ExecutionRecord, ctx: Context): void {
  const before = ctx.get(executions, execution.id);
  ctx.put(executions, execution.id, execution);
  const pipeline = ctx.get(pipelines, execution.pipeline)!;
  // An execution starts before its stages, and ends after them.
  const isLive = execution.status === 'InProgress' || execution.status === 'Stopping';
  if (!isLive) publishStages(before, execution, pipeline, ctx);
  if (before?.status !== execution.status) {
    const event = executionEvent(execution, before?.status, pipeline);
    ctx.publish('codepipeline/pipeline-execution-state-change', event);
  }
  if (isLive) publishStages(before, execution, pipeline, ctx);
}

function publishStages(
  before: ExecutionRecord | undefined,
  execution: ExecutionRecord,
  pipeline: PipelineRecord,
  ctx: Context,
): void {
  for (const [stage, { status }] of Object.entries(execution.stages)) {
    const earlier = own(before?.stages, stage)?.status;
    if (earlier === status) continue;
    const event = stageEvent(execution, stage, earlier, pipeline);
    if (event) ctx.publish('codepipeline/stage-execution-state-change', event);
  }
}

export function saveAction(action: ActionRecord, ctx: Context): void {
  const before = ctx.get(actions, action.id);
  ctx.put(actions, action.id, action);
  // Rules of conditions publish no events.
  if (before?.status === action.status || action.condition) return;
  // An action whose configuration or inputs cannot be resolved fails in the moment in which it starts.
  if (!before && action.status !== 'InProgress') publishAction(action, 'InProgress', ctx);
  publishAction(action, action.status, ctx);
}

function publishAction(action: ActionRecord, status: ActionRecord['status'], ctx: Context): void {
  const pipeline = ctx.get(pipelines, action.pipeline)!;
  const execution = ctx.get(executions, action.executionId)!;
  const type = findDeclaration(action, ctx)?.actionTypeId;
  if (!type) return;
  const event = actionEvent(action, status, type, execution, pipeline, ctx.region);
  ctx.publish('codepipeline/action-execution-state-change', event);
}
