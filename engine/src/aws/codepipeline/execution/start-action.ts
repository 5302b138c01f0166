// Starts an action of an execution: resolves its variables and finds its inputs. Its provider then advances it.
import type { ActionDeclaration } from '@aws-sdk/client-codepipeline';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { own } from '../../../kernel/own.ts';
import { plain } from '../../../kernel/plain.ts';
import { ruleDeclaration } from '../declared-conditions.ts';
import { invalid } from '../faults.ts';
import { providerOf } from '../providers/list.ts';
import {
  type ActionRecord,
  type ConditionKind,
  type ExecutionRecord,
  nextOrder,
  pipelines,
} from '../state.ts';
import { saveAction } from './save.ts';
import { resolveVariables } from './variables.ts';

export function startAction(execution: ExecutionRecord, name: string, ctx: Context): void {
  const stage = ctx.get(pipelines, execution.pipeline)!.declaration.stages![execution.stage]!;
  start(execution, stage.actions!.find((action) => action.name === name)!, undefined, ctx);
}

/** Starts a rule of a condition of the stage that the execution is in. */
export function startRule(execution: ExecutionRecord, kind: ConditionKind, name: string, ctx: Context): void {
  const stage = ctx.get(pipelines, execution.pipeline)!.declaration.stages![execution.stage]!;
  start(execution, ruleDeclaration(stage, kind, name)!, kind, ctx);
}

function start(
  execution: ExecutionRecord,
  declaration: ActionDeclaration,
  condition: ConditionKind | undefined,
  ctx: Context,
): void {
  const pipeline = ctx.get(pipelines, execution.pipeline)!;
  const stage = pipeline.declaration.stages![execution.stage]!;
  const name = declaration.name!;
  const provider = providerOf(declaration.actionTypeId!)!;
  const minutes = declaration.timeoutInMinutes;
  const id = ctx.ids.uuid();
  const started: ActionRecord = {
    id,
    pipeline: pipeline.name,
    version: execution.version,
    executionId: execution.id,
    stage: stage.name!,
    name,
    ...(condition && { condition }),
    order: nextOrder(pipeline.name, ctx),
    status: 'InProgress',
    startedAt: ctx.now,
    updatedAt: ctx.now,
    timeoutAt: ctx.now + (minutes === undefined ? provider.timeoutMs : minutes * 60_000),
    configuration: declaration.configuration ?? {},
    inputs: [],
    outputs: [],
    variables: {},
    memo: {},
  };
  saveAction(plain(resolve(started, declaration, execution)), ctx);
  ctx.enqueue('codepipeline/action', id);
}

function resolve(
  started: ActionRecord,
  declaration: ActionDeclaration,
  execution: ExecutionRecord,
): ActionRecord {
  try {
    return {
      ...started,
      configuration: resolveVariables(declaration.configuration ?? {}, execution),
      inputs: (declaration.inputArtifacts ?? []).map(({ name }) => {
        const artifact = own(execution.artifacts, name);
        if (!artifact)
          throw invalid(`The input artifact ${name} was declared, but no action has produced it.`);
        return { name: name!, ...artifact };
      }),
    };
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return { ...started, status: 'Failed', error: { code: 'ConfigurationError', message: error.message } };
  }
}
