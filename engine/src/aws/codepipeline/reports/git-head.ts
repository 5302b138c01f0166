// The head of a branch: for an action that asked for it, or a change that starts a pipeline.

import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { startExecution } from '../execution/start.ts';
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
  ctx.put(actions, id, { ...action, memo: { ...action.memo, head: revision } });
  ctx.enqueue('codepipeline/action', id);
  // This execution takes it, so the branch's watch need not start another for the same commit.
  const key = sourceKey(action.pipeline, action.name);
  const source = ctx.get(sources, key);
  if (source) ctx.put(sources, key, { ...source, seen: revision.revisionId });
}

function headOfSource(
  key: string,
  { repositoryPath, branch }: Reports['git/head'],
  revision: SourceRevision,
  ctx: Context,
): void {
  const source = ctx.get(sources, key);
  const { watch, seen } = source ?? {};
  if (!source || watch?.repositoryPath !== repositoryPath || watch.branch !== branch) return;
  if (seen === revision.revisionId) return;
  ctx.put(sources, key, { ...source, seen: revision.revisionId });
  // The first head that a watch tells is where it begins: the pipeline's creation starts an execution by itself.
  if (seen === undefined) return;
  const pipeline = ctx.get(pipelines, source.pipeline);
  const action = pipeline?.declaration.stages?.[0]?.actions?.find(({ name }) => name === source.action);
  if (!action) return;
  const { ConnectionArn, FullRepositoryId, BranchName } = action.configuration!;
  const triggerDetail = JSON.stringify({ ConnectionArn, FullRepositoryName: FullRepositoryId, BranchName });
  startExecution(
    source.pipeline,
    { trigger: { triggerType: 'WebhookV2', triggerDetail }, revisions: { [source.action]: revision } },
    ctx,
  );
}
