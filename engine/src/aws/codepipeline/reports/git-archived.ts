// A commit's files as a ZIP, for the source action that requested them; or why there are none.
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { saveAction } from '../execution/save.ts';
import { type ActionRecord, actions } from '../state.ts';

export const gitArchived = ({ requestId, blob }: Reports['git/archived'], ctx: Context): void =>
  remember(requestId, { archive: { blob } }, ctx);

export function gitFailed({ id, reason }: Reports['git/failed'], ctx: Context): void {
  const actionId = id.replace(/^action:/, '');
  if (actionId !== id) ctx.perform('git/unwatch', { watchId: id });
  if (ctx.get(actions, actionId)) remember(actionId, { failure: reason }, ctx);
  // The driver keeps watching the branch. An execution that needs it fails with the reason.
  else if (id.startsWith('source:'))
    ctx.log(`codepipeline cannot watch ${id.slice('source:'.length)}: ${reason}`);
}

function remember(id: string, result: ActionRecord['memo'], ctx: Context): void {
  const action = ctx.get(actions, id);
  if (action?.status !== 'InProgress') return;
  saveAction({ ...action, memo: { ...action.memo, ...result } }, ctx);
  ctx.enqueue('codepipeline/action', id);
}
