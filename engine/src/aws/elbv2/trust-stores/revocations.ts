// The revocation files of a trust store: found by its ARN and their ids.
import type { Context } from '../../../kernel/context.ts';
import type { Reader } from '../../../kernel/table.ts';
import { revocationIdNotFound } from '../faults.ts';
import { type RevocationRecord, revocationKey, revocations } from '../state.ts';

/** In the order in which they were added. */
export function revocationsOf(trustStore: string, state: Reader): RevocationRecord[] {
  return state
    .all(revocations)
    .filter((revocation) => revocation.trustStoreArn === trustStore)
    .sort((a, b) => a.id - b.id);
}

export function requireRevocation(
  trustStore: string,
  id: number | undefined,
  ctx: Context,
): RevocationRecord {
  const found = ctx.get(revocations, revocationKey(trustStore, id ?? 0));
  if (!found) throw revocationIdNotFound(id ?? 0);
  return found;
}

export function revokedEntriesOf(trustStore: string, state: Reader): number {
  return revocationsOf(trustStore, state).reduce((sum, { revokedEntries }) => sum + revokedEntries, 0);
}
