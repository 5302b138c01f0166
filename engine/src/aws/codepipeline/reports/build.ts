// Builds that are actions: Commands and ECRBuildAndPublish.
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { saveAction } from '../execution/save.ts';
import { buildPrefix, phaseFailure } from '../providers/compute/run.ts';
import { type ActionRecord, actions } from '../state.ts';

export function buildPhase(report: Reports['build/phase'], ctx: Context): void {
  const failure = phaseFailure(report);
  if (failure !== undefined) remember(report.buildId, { failure }, ctx);
}

export const buildFinished = (
  { buildId, status, exportedVariables, artifacts }: Reports['build/finished'],
  ctx: Context,
): void => remember(buildId, { finished: { status, exportedVariables, artifacts } }, ctx);

function remember(buildId: string, result: ActionRecord['memo'], ctx: Context): void {
  if (!buildId.startsWith(buildPrefix)) return;
  const action = ctx.get(actions, buildId.slice(buildPrefix.length));
  if (action?.status !== 'InProgress') return;
  // The first failure is the cause of those after it.
  const memo = { ...result, ...(action.memo.failure ? { failure: action.memo.failure } : {}) };
  saveAction({ ...action, memo: { ...action.memo, ...memo } }, ctx);
  ctx.enqueue('codepipeline/action', action.id);
}
