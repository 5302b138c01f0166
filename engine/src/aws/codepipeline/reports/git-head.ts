// The head of a branch: for an action that needs it, or as a change that starts a pipeline.
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { startsOnCommit, startsOnTag } from '../declaration/check-triggers.ts';
import { saveAction } from '../execution/save.ts';
import { startExecution } from '../execution/start.ts';
import { findSourceAction } from '../find.ts';
import { providerOf } from '../providers/list.ts';
import { actions, pipelines, type SourceRevision, sourceKey, sources } from '../state.ts';

export function gitHead(report: Reports['git/head'], ctx: Context): void {
  const { watchId, commit, message, authorDate } = report;
  const revision: SourceRevision = { revisionId: commit, message, authorDate };
  if (watchId.startsWith('action:')) headForAction(watchId.slice('action:'.length), watchId, revision, ctx);
  if (watchId.startsWith('source:')) headOfSource(watchId.slice('source:'.length), report, revision, ctx);
}

function headForAction(id: string, watchId: string, revision: SourceRevision, ctx: Context): void {
  ctx.perform('git/unwatch', { watchId });
  const action = ctx.get(actions, id);
  if (action?.status !== 'InProgress' || action.memo.head) return;
  saveAction({ ...action, memo: { ...action.memo, head: revision } }, ctx);
  ctx.enqueue('codepipeline/action', id);
  // This execution deploys it, so the branch's watch must not start another for the same commit.
  const key = sourceKey(action.pipeline, action.name);
  const source = ctx.get(sources, key);
  if (source) ctx.put(sources, key, { ...source, seen: revision.revisionId });
}

function headOfSource(
  key: string,
  { repositoryPath, branch, changedPaths }: Reports['git/head'],
  revision: SourceRevision,
  ctx: Context,
): void {
  const source = ctx.get(sources, key);
  const { watch, seen } = source ?? {};
  if (!source || watch?.repositoryPath !== repositoryPath || watch.branch !== branch) return;
  if (seen === revision.revisionId) return;
  ctx.put(sources, key, { ...source, seen: revision.revisionId });
  // The first head that a watch reports is only its starting point: creating a pipeline starts an execution of its own.
  if (seen === undefined) return;
  const pipeline = ctx.get(pipelines, source.pipeline);
  const action = pipeline && findSourceAction(pipeline, source.action);
  const detection = action && providerOf(action.actionTypeId!)?.source;
  if (!detection) return;
  const isNotified = detection.isNotified?.(source.pipeline, source.action, ctx);
  if (!isNotified && !startsOnCommit(action, pipeline.declaration, changedPaths)) return;
  const trigger = detection.trigger(action, source.pipeline, ctx);
  startExecution(source.pipeline, { trigger, revisions: { [source.action]: revision } }, ctx);
}

export function gitTag({ watchId, tag, ...head }: Reports['git/tag'], ctx: Context): void {
  const source = ctx.get(sources, watchId.replace(/^source:/, ''));
  const pipeline = source && ctx.get(pipelines, source.pipeline);
  const action = pipeline && findSourceAction(pipeline, source.action);
  const detection = action && providerOf(action.actionTypeId!)?.source;
  if (!detection || !startsOnTag(action, pipeline.declaration, tag)) return;
  const { commit, message, authorDate } = head;
  const revision: SourceRevision = { revisionId: commit, message, authorDate };
  const trigger = detection.trigger(action, source.pipeline, ctx);
  startExecution(source.pipeline, { trigger, revisions: { [source.action]: revision } }, ctx);
}
