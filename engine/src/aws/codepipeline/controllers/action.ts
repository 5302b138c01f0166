// Has a running action's provider advance it, until it has succeeded or failed.
import type { Context } from '../../../kernel/context.ts';
import type { Controller, Watches } from '../../../kernel/controller.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { plain } from '../../../kernel/plain.ts';
import type { TableName } from '../../../kernel/registry.ts';
import type { Reader } from '../../../kernel/table.ts';
import { failed, type Progress } from '../action-provider.ts';
import { saveAction, saveExecution } from '../execution/save.ts';
import { findDeclaration } from '../find.ts';
import { allProviders, providerOf } from '../providers/list.ts';
import { sessionOf } from '../role.ts';
import { type ActionRecord, actions, type ExecutionRecord, executions, pipelines } from '../state.ts';

interface ActionSnapshot {
  readonly startedAt: number;
  /** Absent while it waits for a person. */
  readonly timeoutAt?: number | undefined;
  readonly pollMs?: number | undefined;
}

/** What has run for long is looked at less often, by a fiftieth of its time, as CloudFormation does with resources. */
const longestLookMs = 10_000;

type Step = { readonly do: 'advance' | 'time-out' };

export const actionController: Controller<ActionSnapshot, Step> = {
  name: 'codepipeline/action',
  keys: (state) => state.all(actions).flatMap(({ id, status }) => (status === 'InProgress' ? [id] : [])),

  observe(state, id) {
    const action = state.get(actions, id);
    if (action?.status !== 'InProgress') return undefined;
    const declaration = findDeclaration(action, state);
    const provider = declaration && providerOf(declaration.actionTypeId!);
    return (
      provider && {
        startedAt: action.startedAt,
        timeoutAt: action.isHeld ? undefined : action.timeoutAt,
        pollMs: provider.pollMs,
      }
    );
  },

  plan({ startedAt, timeoutAt = Number.MAX_SAFE_INTEGER, pollMs }, now) {
    if (now >= timeoutAt) return { steps: [{ do: 'time-out' }] };
    const lookInMs =
      pollMs === undefined
        ? Number.MAX_SAFE_INTEGER
        : Math.max(pollMs, Math.min(longestLookMs, (now - startedAt) / 50));
    return { steps: [{ do: 'advance' }], revisitAt: Math.min(timeoutAt, now + lookInMs) };
  },

  apply(step, ctx, id) {
    const action = ctx.get(actions, id)!;
    const minutes = Math.round((ctx.now - action.startedAt) / 60_000);
    const late = failed('JobFailed', `The action did not end within ${minutes} minutes.`);
    applyProgress(action, step.do === 'time-out' ? late : advance(action, ctx), ctx);
  },

  watches: watchesOfProviders(),
};

function advance(action: ActionRecord, ctx: Context): Progress {
  const declaration = findDeclaration(action, ctx)!;
  const provider = providerOf(declaration.actionTypeId!)!;
  const pipeline = ctx.get(pipelines, action.pipeline)!;
  const execution = ctx.get(executions, action.executionId)!;
  const run = { action, declaration, execution, pipeline };
  try {
    return ctx.attempt(() => provider.advance(run, ctx.as(sessionOf(run))));
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return failed(
      error.code.startsWith('AccessDenied') ? 'PermissionError' : 'ConfigurationError',
      error.message,
    );
  }
}

function applyProgress(action: ActionRecord, progress: Progress, ctx: Context): void {
  const external = {
    externalExecutionId: progress.externalExecutionId ?? action.externalExecutionId,
    externalExecutionUrl: progress.externalExecutionUrl ?? action.externalExecutionUrl,
    // What it waited for is not what it says once it has ended.
    summary: progress.status === 'in-progress' ? progress.summary || undefined : progress.summary,
  };
  if (progress.status === 'in-progress') {
    const { memo = action.memo, token = action.token, isHeld } = progress;
    // What it waited for is there: its time begins now.
    const timeoutAt =
      action.isHeld && !isHeld ? ctx.now + action.timeoutAt - action.startedAt : action.timeoutAt;
    const { isHeld: _before, ...rest } = action;
    const held = isHeld ? ({ isHeld } as const) : {};
    const after = plain({ ...rest, ...external, ...held, memo, token, timeoutAt });
    if (JSON.stringify(after) !== JSON.stringify(action)) saveAction({ ...after, updatedAt: ctx.now }, ctx);
    return;
  }
  const ended = { ...action, ...external, updatedAt: ctx.now };
  if (progress.status === 'failed') {
    const { code, message } = progress;
    saveAction(plain({ ...ended, status: 'Failed' as const, error: { code, message } }), ctx);
    return;
  }
  const { variables = {}, artifacts = {} } = progress;
  const outputs = Object.entries(artifacts).map(([name, artifact]) => ({ name, ...artifact }));
  saveAction(plain({ ...ended, status: 'Succeeded' as const, variables, outputs }), ctx);
  publishResults(action, progress, ctx);
}

/** Makes an action's results known to the later actions of its execution. */
function publishResults(
  action: ActionRecord,
  progress: Extract<Progress, { status: 'succeeded' }>,
  ctx: Context,
): void {
  const execution = ctx.get(executions, action.executionId)!;
  const namespace = findDeclaration(action, ctx)?.namespace;
  const after: ExecutionRecord = {
    ...execution,
    updatedAt: ctx.now,
    artifacts: { ...execution.artifacts, ...progress.artifacts },
    outputs: namespace ? { ...execution.outputs, [namespace]: progress.variables ?? {} } : execution.outputs,
    revisions: progress.revision
      ? { ...execution.revisions, [action.name]: progress.revision }
      : execution.revisions,
  };
  saveExecution(plain(after), ctx);
}

/** A changed table concerns the running actions whose provider watches it. */
function watchesOfProviders(): Watches {
  const tables = new Set(allProviders.flatMap(({ watches }) => watches));
  const watching = (table: TableName) => (_key: string, state: Reader) =>
    state.all(actions).flatMap((action) => {
      if (action.status !== 'InProgress') return [];
      const declaration = findDeclaration(action, state);
      const provider = declaration && providerOf(declaration.actionTypeId!);
      return provider?.watches.includes(table) ? [action.id] : [];
    });
  return Object.fromEntries([...tables].map((table) => [table, watching(table)]));
}
