// Begins a rotation: a version without a value gets AWSPENDING, and the function is called step by step.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
import { current, pending, type Rotating, type SecretRecord, steps, type VersionRecord } from '../state.ts';

export function beginRotation(secret: SecretRecord, versionId: string, now: number): SecretRecord {
  return {
    ...withPending(secret, versionId, now),
    rotating: { versionId, step: 0, failed: 0 },
  };
}

/**
 * The function is called once, to see whether it works, with a version that has the current value and is removed again:
 * the secret is rotated by its schedule only.
 */
export function beginTest(secret: SecretRecord, versionId: string, now: number): SecretRecord {
  const rotating: Rotating = { versionId, step: steps.indexOf('testSecret'), isTest: true, failed: 0 };
  const { text, binary } = secret.versions.find(({ stages }) => stages.includes(current)) ?? {};
  const value = { ...(text !== undefined && { text }), ...(binary !== undefined && { binary }) };
  return { ...withPending(secret, versionId, now, value), rotating };
}

export function endTest(secret: SecretRecord, { versionId }: Rotating): SecretRecord {
  return { ...secret, versions: secret.versions.filter(({ id }) => id !== versionId) };
}

function withPending(
  secret: SecretRecord,
  id: string,
  now: number,
  value: Pick<VersionRecord, 'text' | 'binary'> = {},
): SecretRecord {
  if (secret.versions.some((version) => version.id === id)) return secret;
  const version: VersionRecord = { id, ...value, stages: [pending], createdAt: now };
  return { ...secret, versions: [version, ...withoutPending(secret.versions)] };
}

/** The label is only ever on one version. A version that never got a value is gone with it. */
export const withoutPending = (versions: readonly VersionRecord[]): VersionRecord[] =>
  versions
    .map((version) => ({ ...version, stages: version.stages.filter((stage) => stage !== pending) }))
    .filter(({ text, binary }) => text !== undefined || binary !== undefined);

/** A version that a rotation has left behind: AWSPENDING, and not current. */
export const unfinishedVersion = ({ versions }: SecretRecord): VersionRecord | undefined =>
  versions.find(({ stages }) => stages.includes(pending) && !stages.includes(current));
