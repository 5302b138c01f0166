// Changes of an experiment's state, each of which is an event.
import type { Context } from '../../../kernel/context.ts';
import { publishStateChange } from '../events.ts';
import { type ExperimentActionRecord, type ExperimentRecord, experiments } from '../state.ts';

export function changeExperiment(
  ctx: Context,
  before: ExperimentRecord,
  change: Partial<ExperimentRecord>,
): ExperimentRecord {
  const after = { ...before, ...change };
  ctx.put(experiments, after.id, after);
  if (after.status !== before.status) publishStateChange(ctx, before, after);
  return after;
}

export function changeAction(
  ctx: Context,
  id: string,
  name: string,
  change: Partial<ExperimentActionRecord>,
): void {
  const before = ctx.get(experiments, id);
  const action = before?.actions[name];
  if (!before || !action) return;
  ctx.put(experiments, id, { ...before, actions: { ...before.actions, [name]: { ...action, ...change } } });
}
