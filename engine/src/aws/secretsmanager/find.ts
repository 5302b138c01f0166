import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/table.ts';
import { markedForDeletion, secretNotFound, valueNotFound } from './faults.ts';
import { current, type SecretRecord, secrets, type VersionRecord } from './state.ts';
import { isEmpty } from './versions.ts';

type Reading = Reader & Pick<Context, 'now'>;

/** By name, by ARN, or by an ARN without the six characters at its end. A secret whose recovery window is over is gone. */
export function findSecret(state: Reading, id: string): SecretRecord | undefined {
  const name = id.startsWith('arn:') ? id.split(':').slice(6).join(':') : id;
  const bare = name.replace(/-[A-Za-z0-9]{6}$/, '');
  const found = [state.get(secrets, name), state.get(secrets, bare)].find(
    (each) => each && (!id.startsWith('arn:') || each.arn === id || each.arn.slice(0, -7) === id),
  );
  return found?.goneAt !== undefined && found.goneAt <= state.now ? undefined : found;
}

export function requireSecret(state: Reading, id: string | undefined): SecretRecord {
  const found = findSecret(state, id ?? '');
  if (!found) throw secretNotFound();
  return found;
}

/** One that is not marked for deletion. */
export function requireLive(state: Reading, id: string | undefined): SecretRecord {
  const found = requireSecret(state, id);
  if (found.deletedAt !== undefined) throw markedForDeletion();
  return found;
}

export function requireVersion(
  { versions }: SecretRecord,
  { VersionId, VersionStage }: { readonly VersionId?: string; readonly VersionStage?: string },
): VersionRecord {
  const stage = VersionStage ?? (VersionId === undefined ? current : undefined);
  const found = versions.find(
    ({ id, stages, ...version }) =>
      !isEmpty({ id, stages, ...version }) &&
      (VersionId === undefined || id === VersionId) &&
      (stage === undefined || stages.includes(stage)),
  );
  if (!found) {
    throw valueNotFound(VersionId === undefined ? `staging label: ${stage}` : `VersionId: ${VersionId}`);
  }
  return found;
}
