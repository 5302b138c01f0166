// Deletes a snapshot with its files.
import type { Context } from '../../../kernel/context.ts';
import { type SnapshotRecord, snapshots } from '../state.ts';

export function removeSnapshot({ kind, id, copyId }: SnapshotRecord, ctx: Context): void {
  if (copyId !== undefined) ctx.perform('data-stores/remove', { storeId: copyId });
  ctx.delete(snapshots, `${kind}/${id}`);
}
