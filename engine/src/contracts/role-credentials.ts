// Temporary credentials, and whose they are. The session token says so in plain: none has to be kept, and none is secret. All
// sessions of a role have the same access key.
import { createHash } from 'node:crypto';
import type { Caller } from '../kernel/caller.ts';
import type { Ids } from '../kernel/ids.ts';
import { parseJson } from '../kernel/json.ts';

export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** What a request is signed with, as far as it tells the caller. */
export interface SignedBy {
  readonly accessKeyId: string;
  readonly sessionToken?: string | undefined;
}

export type RoleSession = Extract<Caller, { kind: 'role' }>;

export const roleCredentials = (
  session: Omit<RoleSession, 'kind'>,
  ids: Pick<Ids, 'alphanumeric'>,
): TemporaryCredentials => ({
  accessKeyId: roleAccessKeyId(session.roleArn),
  secretAccessKey: ids.alphanumeric(40),
  sessionToken: sessionToken({ kind: 'role', ...session }),
});

/** `ASIA` and 16 letters and digits. */
export function roleAccessKeyId(roleArn: string): string {
  const digest = createHash('sha256').update(roleArn).digest();
  return `ASIA${BigInt(`0x${digest.toString('hex')}`)
    .toString(36)
    .toUpperCase()
    .padStart(16, '0')
    .slice(0, 16)}`;
}

const tokenPrefix = 'Drydock/';

export const sessionToken = (caller: Caller): string =>
  `${tokenPrefix}${Buffer.from(JSON.stringify(caller)).toString('base64')}`;

/** Undefined for a token that is not of this engine's making. */
export function callerOfToken(token: string | undefined): Caller | undefined {
  if (!token?.startsWith(tokenPrefix)) return undefined;
  let caller: unknown;
  try {
    caller = parseJson(Buffer.from(token.slice(tokenPrefix.length), 'base64').toString());
  } catch {
    return undefined;
  }
  return isCaller(caller) ? caller : undefined;
}

function isCaller(value: unknown): value is Caller {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, arn, roleArn, session, policies = [] } = value as Readonly<Record<string, unknown>>;
  if (kind === 'user') return typeof arn === 'string';
  return (
    kind === 'role' &&
    typeof roleArn === 'string' &&
    typeof session === 'string' &&
    Array.isArray(policies) &&
    policies.every((policy) => typeof policy === 'string')
  );
}
