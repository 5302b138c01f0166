// Brings a running action further by its provider, until it has succeeded or failed.
import type { Context } from '../../../kernel/context.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { plain } from '../../../kernel/plain.ts';
import type { Reader } from '../../../kernel/table.ts';
import { failed, type Progress } from '../action-provider.ts';
import { providerOf, providers } from '../providers/list.ts';
import { type ActionRecord, actions, type ExecutionRecord, executions, pipelines } from '../state.ts';

interface ActionSnapshot {
  readonly timeoutAt: number;
  readonly pollMs?: number | undefined;
}

type Step = 'advance' | 'time-out';

export const actionController: Controller<ActionSnapshot, Step> = {
  name: 'codepipeline/action',
  keys: (state) => state.all(actions).flatMap(({ id, status }) => (status === 'InProgress' ? [id] : [])),

  observe(state, id) {
    const action = state.get(actions, id);
    if (action?.status !== 'InProgress') return undefined;
    const declaration = declarationOf(action, state);
    const provider = declaration && providerOf(declaration.actionTypeId!);
    return provider && { timeoutAt: action.timeoutAt, pollMs: provider.pollMs };
  },

  plan({ timeoutAt, pollMs }, now) {
    if (now >= timeoutAt) return { steps: ['time-out'] };
    return { steps: ['advance'], revisitAt: Math.min(timeoutAt, now + (pollMs ?? Number.MAX_SAFE_INTEGER)) };
  },

  apply(step, ctx, id) {
    const action = ctx.get(actions, id)!;
    const minutes = Math.round((ctx.now - action.startedAt) / 60_000);
    const late = failed('JobFailed', `The action has not ended within ${minutes} minutes.`);
    record(action, step === 'time-out' ? late : advance(action, ctx), ctx);
  },

  watches: watchesOfProviders(),
};

function advance(action: ActionRecord, ctx: Context): Progress {
  const declaration = declarationOf(action, ctx)!;
  const provider = providerOf(declaration.actionTypeId!)!;
  const pipeline = ctx.get(pipelines, action.pipeline)!;
  const execution = ctx.get(executions, action.executionId)!;
  try {
    return ctx.attempt(() => provider.advance({ action, declaration, execution, pipeline }, ctx));
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return failed(
      error.code.startsWith('AccessDenied') ? 'PermissionError' : 'ConfigurationError',
      error.message,
    );
  }
}

function record(action: ActionRecord, progress: Progress, ctx: Context): void {
  const external = {
    externalExecutionId: progress.externalExecutionId ?? action.externalExecutionId,
    externalExecutionUrl: progress.externalExecutionUrl ?? action.externalExecutionUrl,
    summary: progress.summary ?? action.summary,
  };
  if (progress.status === 'in-progress') {
    const { memo = action.memo, token = action.token } = progress;
    const after = plain({ ...action, ...external, memo, token });
    if (JSON.stringify(after) !== JSON.stringify(action))
      ctx.put(actions, action.id, { ...after, updatedAt: ctx.now });
    return;
  }
  const ended = { ...action, ...external, updatedAt: ctx.now };
  if (progress.status === 'failed') {
    const { code, message } = progress;
    ctx.put(actions, action.id, plain({ ...ended, status: 'Failed' as const, error: { code, message } }));
    return;
  }
  const { variables = {}, artifacts = {} } = progress;
  const outputs = Object.entries(artifacts).map(([name, artifact]) => ({ name, ...artifact }));
  ctx.put(actions, action.id, plain({ ...ended, status: 'Succeeded' as const, variables, outputs }));
  publishResults(action, progress, ctx);
}

/** Gives an action's results to the rest of its execution. */
function publishResults(
  action: ActionRecord,
  progress: Extract<Progress, { status: 'succeeded' }>,
  ctx: Context,
): void {
  const execution = ctx.get(executions, action.executionId)!;
  const namespace = declarationOf(action, ctx)?.namespace;
  const after: ExecutionRecord = {
    ...execution,
    updatedAt: ctx.now,
    artifacts: { ...execution.artifacts, ...progress.artifacts },
    outputs: namespace ? { ...execution.outputs, [namespace]: progress.variables ?? {} } : execution.outputs,
    revisions: progress.revision
      ? { ...execution.revisions, [action.name]: progress.revision }
      : execution.revisions,
  };
  ctx.put(executions, execution.id, plain(after));
}

function declarationOf(action: ActionRecord, state: Reader) {
  const stages = state.get(pipelines, action.pipeline)?.declaration.stages;
  const stage = stages?.find(({ name }) => name === action.stage);
  return stage?.actions?.find(({ name }) => name === action.name);
}

/** A change in a table concerns the running actions of each provider that watches it. */
function watchesOfProviders(): NonNullable<Controller<ActionSnapshot, Step>['watches']> {
  const tables = new Set(providers.flatMap(({ watches }) => watches));
  const watching = (table: string) => (_key: string, state: Reader) =>
    state.all(actions).flatMap((action) => {
      if (action.status !== 'InProgress') return [];
      const declaration = declarationOf(action, state);
      const provider = declaration && providerOf(declaration.actionTypeId!);
      return provider?.watches.includes(table) ? [action.id] : [];
    });
  return Object.fromEntries([...tables].map((table) => [table, watching(table)]));
}
