// A commit's files as a ZIP, for the source action that asked for them; or why there are none.

import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { type ActionRecord, actions } from '../state.ts';

export const gitArchived = ({ requestId, blob }: Reports['git/archived'], ctx: Context): void =>
  remember(requestId, { archive: { blob } }, ctx);

export function gitFailed({ id, reason }: Reports['git/failed'], ctx: Context): void {
  const actionId = id.replace(/^action:/, '');
  if (actionId !== id) ctx.perform('git/unwatch', { watchId: id });
  if (ctx.get(actions, actionId)) remember(actionId, { failure: reason }, ctx);
  // The watch of a branch goes on: an execution that needs the branch says what is wrong with it.
  else if (id.startsWith('source:'))
    ctx.log(`codepipeline cannot watch ${id.slice('source:'.length)}: ${reason}`);
}

function remember(id: string, told: ActionRecord['memo'], ctx: Context): void {
  const action = ctx.get(actions, id);
  if (action?.status !== 'InProgress') return;
  ctx.put(actions, id, { ...action, memo: { ...action.memo, ...told } });
  ctx.enqueue('codepipeline/action', id);
}
