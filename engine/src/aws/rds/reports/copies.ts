// What has become of the copies of snapshots.
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { publishSnapshotEvent } from '../events.ts';
import { copies, type SnapshotRecord, snapshots, snapshotsByCopy } from '../state.ts';

function end(copyId: string, status: SnapshotRecord['status'], ctx: Context): void {
  const [record] = ctx.by(snapshotsByCopy, copyId);
  if (!record) return;
  const key = `${record.kind}/${record.id}`;
  ctx.delete(copies, key);
  ctx.put(snapshots, key, { ...record, status });
  if (status === 'available') publishSnapshotEvent(record, 'created', ctx);
}

export const copied = ({ copyId }: Reports['data-stores/copied'], ctx: Context): void =>
  end(copyId, 'available', ctx);

export function copyFailed({ copyId, reason }: Reports['data-stores/copy-failed'], ctx: Context): void {
  ctx.log(`The snapshot ${copyId} was not taken: ${reason}`);
  end(copyId, 'failed', ctx);
}
