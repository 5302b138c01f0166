// Which snapshots a description shows, page by page.
import type { Context } from '../../../kernel/context.ts';
import { type Page, page } from '../../../kernel/page.ts';
import { invalidValue } from '../faults.ts';
import { requireSnapshot } from '../find.ts';
import { type DatabaseKind, type SnapshotRecord, snapshots } from '../state.ts';

interface Asked {
  readonly id?: string | undefined;
  readonly databaseId?: string | undefined;
  /** All that there are, were taken by hand. */
  readonly type?: string | undefined;
  readonly limit?: number | undefined;
  readonly marker?: string | undefined;
}

export function listSnapshots(kind: DatabaseKind, asked: Asked, ctx: Context): Page<SnapshotRecord> {
  const named =
    asked.id === undefined
      ? ctx.all(snapshots).filter((each) => each.kind === kind)
      : [requireSnapshot(kind, asked.id, ctx)];
  const found = named.filter(
    ({ databaseId }) =>
      (asked.databaseId === undefined || databaseId === asked.databaseId.toLowerCase()) &&
      (asked.type === undefined || asked.type === 'manual'),
  );
  const shown = page(found, ({ id }) => id, asked.limit ?? 100, asked.marker);
  if (!shown) throw invalidValue(`Invalid marker: ${asked.marker}`);
  return shown;
}
