import { owningService } from '../../contracts/owning-service.ts';
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/table.ts';
import { markedForDeletion, notOnReplica, ownedByService, secretNotFound, valueNotFound } from './faults.ts';
import { current, replicasByRegion, type SecretRecord, secrets, type VersionRecord } from './state.ts';
import { isEmpty } from './versions.ts';

type Reading = Reader & Pick<Context, 'now' | 'region'>;

/** By name, by ARN, or by an ARN without the six characters at its end. A secret whose recovery window is over is gone. */
export function findSecret(state: Reading, id: string): SecretRecord | undefined {
  const name = id.startsWith('arn:') ? id.split(':').slice(6).join(':') : id;
  const bare = name.replace(/-[A-Za-z0-9]{6}$/, '');
  const found = [state.get(secrets, name), state.get(secrets, bare), ...replicasIn(state)].find(
    (each) =>
      each &&
      (each.name === name || each.name === bare) &&
      (!id.startsWith('arn:') || each.arn === id || each.arn.slice(0, -7) === id),
  );
  return found?.goneAt !== undefined && found.goneAt <= state.now ? undefined : found;
}

/** Those of primary secrets in other regions. */
const replicasIn = (state: Reading): readonly SecretRecord[] =>
  state
    .by(replicasByRegion, state.region)
    .filter(({ failure }) => failure === undefined)
    .map(({ secret }) => secret);

/** All of the region, replicas included, but those that are gone. */
export const secretsOf = (state: Reading): readonly SecretRecord[] =>
  [...state.all(secrets), ...replicasIn(state)].filter(
    ({ goneAt }) => goneAt === undefined || goneAt > state.now,
  );

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

/** One that is neither marked for deletion nor a replica. */
export function requirePrimary(state: Reading, id: string | undefined): SecretRecord {
  const found = requireLive(state, id);
  if (found.primaryRegion !== undefined) throw notOnReplica();
  return found;
}

/** One that the caller may change the value of: not another service's own. */
export function requireOwn(state: Reading, input: { readonly SecretId?: string | undefined }): SecretRecord {
  const found = requirePrimary(state, input.SecretId);
  checkOwner(found, input);
  return found;
}

/** @throws InvalidRequestException for a secret that a service of AWS manages, unless that service calls */
export function checkOwner(secret: SecretRecord, input: object): void {
  const owner = ownerOf(secret);
  if (owner !== undefined && owner !== owningService(input)) throw ownedByService();
}

/** The service that manages it: `rds` of `rds!db-…`. */
export const ownerOf = ({ name }: SecretRecord): string | undefined => /^([a-z-]+)!/.exec(name)?.[1];

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
