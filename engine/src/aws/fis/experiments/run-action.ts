// Begins, looks at and ends an experiment's actions.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { FaultAction, Look, Run } from '../actions/fault-action.ts';
import { actions as known } from '../actions/list.ts';
import { parseDuration } from '../duration.ts';
import type { ExperimentActionStatus } from '../records.ts';
import { type ExperimentActionRecord, type ExperimentRecord, experiments } from '../state.ts';
import { changeAction } from './change-experiment.ts';

interface Current {
  readonly action: ExperimentActionRecord;
  readonly kind: FaultAction;
  readonly run: Run;
}

function current(ctx: Context, experiment: ExperimentRecord, name: string): Current | undefined {
  const action = experiment.actions[name];
  const kind = action && known.get(action.actionId);
  if (!action || !kind) return undefined;
  const defaults = Object.entries(kind.parameters).flatMap(([each, { value }]) =>
    value === undefined ? [] : [[each, value]],
  );
  const run: Run = {
    key: `${experiment.id}/${name}`,
    experimentId: experiment.id,
    actionName: name,
    parameters: { ...Object.fromEntries(defaults), ...action.parameters },
    targets: targetsOf(experiment, action),
    startedAt: action.startTime ?? ctx.now,
    ...(action.memo !== undefined && { memo: action.memo }),
  };
  return { action, kind, run };
}

const targetsOf = ({ resolved = {} }: ExperimentRecord, { targets }: ExperimentActionRecord) =>
  Object.values(targets).flatMap((each) => resolved[each] ?? []);

const isAimed = ({ targets }: ExperimentActionRecord) => Object.keys(targets).length > 0;

export function beginAction(ctx: Context, id: string, name: string): void {
  const experiment = ctx.get(experiments, id);
  const found = experiment && current(ctx, experiment, name);
  if (!found) return;
  const { action, kind, run } = found;
  if (experiment.actionsMode === 'skip-all') {
    over(ctx, id, name, 'skipped', 'Action was skipped because of the actions mode skip-all.');
    return;
  }
  if (isAimed(action) && run.targets.length === 0) {
    over(ctx, id, name, 'skipped', 'Action was skipped because its target resolved to no resources.');
    return;
  }
  const begun = attempted(ctx, () => ({ memo: kind.begin(run, ctx) }));
  if (begun instanceof AwsFault) {
    over(ctx, id, name, 'failed', begun.message);
    return;
  }
  const length = kind.lasts === undefined ? undefined : run.parameters[kind.lasts];
  const lastsMs = length === undefined ? undefined : parseDuration(length);
  const remark = kind.remark?.(run, ctx);
  changeAction(ctx, id, name, {
    status: 'running',
    reason: ['Action is running.', ...(remark === undefined ? [] : [remark])].join(' ').slice(0, 512),
    startTime: ctx.now,
    ...(lastsMs !== undefined && { endsAt: ctx.now + lastsMs }),
    ...(begun.memo !== undefined && { memo: begun.memo }),
  });
}

/** Of an action without a duration. */
export function lookAtAction(ctx: Context, id: string, name: string): void {
  const experiment = ctx.get(experiments, id);
  const found = experiment && current(ctx, experiment, name);
  if (found?.action.status !== 'running') return;
  const { kind, run } = found;
  const look = attempted(ctx, () => kind.look!(run, ctx));
  if (!(look instanceof AwsFault) && look.status === 'again') {
    if (look.memo !== undefined) changeAction(ctx, id, name, { memo: look.memo });
    return;
  }
  const outcome =
    look instanceof AwsFault
      ? ({ status: 'failed', reason: look.message } as const)
      : ({ status: 'completed', reason: 'Action was completed.' } as const);
  changeAction(ctx, id, name, { outcome });
  ctx.enqueue('fis/experiment', id);
}

/** Undoes what an action did, until nothing of it is left. */
export function endAction(ctx: Context, id: string, name: string): void {
  const experiment = ctx.get(experiments, id);
  const found = experiment && current(ctx, experiment, name);
  if (!found || found.action.endTime !== undefined) return;
  const { action, kind, run } = found;
  const outcome = action.outcome ?? { status: 'completed', reason: 'Action was completed.' };
  const ended = attempted(ctx, (): Look => kind.end?.(run, ctx) ?? { status: 'done' });
  if (ended instanceof AwsFault) {
    over(ctx, id, name, outcome.status === 'stopped' ? 'stopped' : 'failed', ended.message);
    return;
  }
  if (ended.status === 'done') {
    over(ctx, id, name, outcome.status, outcome.reason);
    return;
  }
  changeAction(ctx, id, name, {
    outcome,
    ...(outcome.status === 'stopped' && { status: 'stopping', reason: 'Action is stopping.' }),
    ...(ended.memo !== undefined && { memo: ended.memo }),
  });
}

/** Those that run are to be undone; those that have not begun will not. */
export function haltActions(ctx: Context, experiment: ExperimentRecord): void {
  for (const [name, { status, outcome }] of Object.entries(experiment.actions)) {
    if (status === 'pending') over(ctx, experiment.id, name, 'cancelled', 'Action was cancelled.');
    else if (status === 'running' && !outcome)
      changeAction(ctx, experiment.id, name, {
        status: 'stopping',
        reason: 'Action is stopping.',
        outcome: { status: 'stopped', reason: 'Action was stopped.' },
      });
  }
}

function over(ctx: Context, id: string, name: string, status: ExperimentActionStatus, reason: string): void {
  changeAction(ctx, id, name, { status, reason: reason.slice(0, 512), endTime: ctx.now });
  // What starts after it, or the end of the experiment, is due now.
  ctx.enqueue('fis/experiment', id);
}

function attempted<T>(ctx: Context, body: () => T): T | AwsFault {
  try {
    return ctx.attempt(body);
  } catch (error) {
    if (error instanceof AwsFault) return error;
    throw error;
  }
}
