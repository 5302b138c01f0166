// What a template keeps of a database in a snapshot, and takes over from one.
import type { ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { databaseKey } from '../find.ts';
import { type DatabaseRecord, databases } from '../state.ts';

/** Whether a snapshot is taken before the deletion, `<stack>-snapshot-<logical id>-<suffix>`: of what is there to be kept. */
export function keeping(
  { status, clusterId }: DatabaseRecord,
  { takesSnapshot, stackName, generatedName }: ResourceRequest,
): { readonly FinalDBSnapshotIdentifier: string } | { readonly SkipFinalSnapshot: true } {
  if (!takesSnapshot || clusterId !== undefined || !['available', 'stopped'].includes(status))
    return { SkipFinalSnapshot: true };
  const name = generatedName(240, true);
  return { FinalDBSnapshotIdentifier: `${stackName.toLowerCase()}-snapshot${name.slice(stackName.length)}` };
}

/** A template's password replaces that of the snapshot. */
export function takePassword(record: DatabaseRecord, { properties }: ResourceRequest, ctx: Context): void {
  const { MasterUserPassword: password } = properties as { MasterUserPassword?: string };
  if (password !== undefined) ctx.put(databases, databaseKey(record), { ...record, password });
}
