// Adds a version to a secret: it takes its stages from the others, and the one that was current becomes the previous one.
import { invalidParameter, versionExists } from './faults.ts';
import { current, previous, type SecretRecord, type VersionRecord } from './state.ts';

export interface SecretValue {
  readonly SecretString?: string;
  readonly SecretBinary?: Uint8Array;
}

/** @param stages AWSCURRENT by default */
export function withVersion(
  secret: SecretRecord,
  { SecretString: text, SecretBinary }: SecretValue,
  id: string,
  now: number,
  stages: readonly string[] = [current],
): SecretRecord {
  const binary = SecretBinary && Buffer.from(SecretBinary).toString('base64');
  if (text !== undefined && binary !== undefined)
    throw invalidParameter(
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  const known = secret.versions.find((version) => version.id === id);
  if (known && !isEmpty(known)) {
    if (known.text !== text || known.binary !== binary) throw versionExists(id, secret.arn);
    return secret;
  }
  const version: VersionRecord = {
    id,
    ...(text !== undefined && { text }),
    ...(binary !== undefined && { binary }),
    stages,
    createdAt: now,
  };
  const becomesCurrent = stages.includes(current);
  const others = secret.versions
    .filter((each) => each !== known)
    .map((each) => {
      const kept = each.stages.filter(
        (stage) => !stages.includes(stage) && !(becomesCurrent && stage === previous),
      );
      const wasCurrent = becomesCurrent && each.stages.includes(current);
      return { ...each, stages: wasCurrent ? [...kept, previous] : kept };
    });
  // Versions without a stage are deprecated; AWS deletes them above a hundred.
  return { ...secret, changedAt: now, versions: [version, ...others].slice(0, 100) };
}

export const isEmpty = ({ text, binary }: VersionRecord): boolean =>
  text === undefined && binary === undefined;

/** Input that has a value. */
export const hasValue = ({ SecretString, SecretBinary }: SecretValue): boolean =>
  SecretString !== undefined || SecretBinary !== undefined;
