// The user that servers run as. PostgreSQL refuses root, and no server needs it: an engine that runs as root runs them as a
// user without privileges, but for the one to reach its folder below folders that are closed to others.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** Undefined: the engine's own, which is not root. */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] =
    ['postgres', 'nobody']
      .flatMap((name) => [users.find((user) => user[0] === name) ?? []])
      .find((user) => user.length > 0) ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

/** The command as that user. */
export function asUser(user: ServerUser | undefined, { file, args }: Command): Command {
  if (!user) return { file, args };
  return {
    file: 'setpriv',
    args: [
      `--reuid=${user.uid}`,
      `--regid=${user.gid}`,
      '--clear-groups',
      '--inh-caps=-all,+dac_override',
      '--ambient-caps=-all,+dac_override',
      '--bounding-set=-all,+dac_override',
      file,
      ...args,
    ],
  };
}

/** Gives a folder to the user. */
export function giveTo(user: ServerUser | undefined, folder: string): void {
  if (user) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
}
