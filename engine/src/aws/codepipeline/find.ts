// Looks up pipelines, stages, executions and actions.
import type { ActionDeclaration, StageDeclaration } from '@aws-sdk/client-codepipeline';
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/table.ts';
import { ruleDeclaration } from './declared-conditions.ts';
import { executionNotFound, pipelineNotFound, stageNotFound } from './faults.ts';
import {
  type ActionRecord,
  actions,
  type ConditionKind,
  type ExecutionRecord,
  executions,
  type PipelineRecord,
  pipelines,
} from './state.ts';

export function requirePipeline(name: string, ctx: Context): PipelineRecord {
  const pipeline = ctx.get(pipelines, name);
  if (!pipeline) throw pipelineNotFound(ctx.account, name);
  return pipeline;
}

export function requireStage(pipeline: PipelineRecord, name: string): StageDeclaration {
  const stage = pipeline.declaration.stages!.find((each) => each.name === name);
  if (!stage) throw stageNotFound(pipeline.name, name);
  return stage;
}

/** An action of the first stage. */
export const findSourceAction = (
  { declaration }: PipelineRecord,
  name: string | undefined,
): ActionDeclaration | undefined => declaration.stages?.[0]?.actions?.find((action) => action.name === name);

/** An action's declaration in the current version of its pipeline. */
export function findDeclaration(action: ActionRecord, state: Reader): ActionDeclaration | undefined {
  const stages = state.get(pipelines, action.pipeline)?.declaration.stages;
  const stage = stages?.find(({ name }) => name === action.stage);
  if (action.condition) return stage && ruleDeclaration(stage, action.condition, action.name);
  return stage?.actions?.find(({ name }) => name === action.name);
}

export function requireExecution(pipeline: PipelineRecord, id: string, state: Reader): ExecutionRecord {
  const execution = state.get(executions, id);
  if (execution?.pipeline !== pipeline.name) throw executionNotFound(pipeline.name, id);
  return execution;
}

/** Oldest first. */
export const executionsOf = (pipeline: string, state: Reader): ExecutionRecord[] =>
  state
    .all(executions)
    .filter((execution) => execution.pipeline === pipeline)
    .sort((a, b) => a.order - b.order);

/** Oldest first, including actions that a retry replaced. */
export const actionsOf = (pipeline: string, state: Reader): ActionRecord[] =>
  state
    .all(actions)
    .filter((action) => action.pipeline === pipeline && !action.condition)
    .sort((a, b) => a.order - b.order);

/** The rules of conditions, oldest first. */
export const rulesOf = (pipeline: string, state: Reader): RuleRecord[] =>
  state
    .all(actions)
    .filter((action): action is RuleRecord => action.pipeline === pipeline && action.condition !== undefined)
    .sort((a, b) => a.order - b.order);

type RuleRecord = ActionRecord & { readonly condition: ConditionKind };

export const isLive = ({ status }: ExecutionRecord): boolean =>
  status === 'InProgress' || status === 'Stopping';

/** For `page`: in rising order of this key, the newest is first. Orders are far below 10^12. */
export const newestFirst = ({ order }: { readonly order: number }): string =>
  String(10 ** 12 - order).padStart(13, '0');
