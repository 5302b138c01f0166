// The user that a container runs as. Only an engine that runs as root can choose it.
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { imageOwner } from '../../images/owner.ts';

export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
  /** Why it is not the user that the image asks for. */
  readonly note?: string;
}

export function runAs(root: string, user: string | undefined, paths: readonly string[]): RunAs {
  if (!user || process.getuid?.() !== 0) return {};
  const owner = imageOwner(root, user);
  if (!owner) return { note: `the image does not know the user "${user}": it runs as root` };
  if (owner.uid === 0) return {};
  const hidden = paths.find((path) => !reaches(path, owner));
  if (hidden) return { note: `user ${user} may not read ${hidden}: it runs as root` };
  return owner;
}

/** Whether the user has access to the path and every folder above it. */
function reaches(path: string, { uid, gid }: { uid: number; gid: number }): boolean {
  for (let at = path; ; at = dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false });
    if (!stat) return false;
    const shift = stat.uid === uid ? 6 : stat.gid === gid ? 3 : 0;
    if (((stat.mode >> shift) & 1) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
