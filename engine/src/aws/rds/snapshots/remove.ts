// Deletes a snapshot with its files.
import type { Context } from '../../../kernel/context.ts';
import { publishSnapshotEvent } from '../events.ts';
import { type SnapshotRecord, snapshots } from '../state.ts';

export function removeSnapshot(record: SnapshotRecord, ctx: Context): void {
  const { kind, id, copyId } = record;
  if (copyId !== undefined) ctx.perform('data-stores/remove', { storeId: copyId });
  ctx.delete(snapshots, `${kind}/${id}`);
  publishSnapshotEvent(record, 'deleted', ctx);
}
