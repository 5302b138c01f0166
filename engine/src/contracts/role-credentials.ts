// The access key of a role's temporary credentials. On AWS each session has one of its own; here all sessions of a role
// have the same, so that whoever calls with one is known to have the role, and none has to be kept.
import { createHash } from 'node:crypto';

/** `ASIA` and 16 letters and digits. */
export function roleAccessKeyId(roleArn: string): string {
  const digest = createHash('sha256').update(roleArn).digest();
  return `ASIA${BigInt(`0x${digest.toString('hex')}`)
    .toString(36)
    .toUpperCase()
    .padStart(16, '0')
    .slice(0, 16)}`;
}
