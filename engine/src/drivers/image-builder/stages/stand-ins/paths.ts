// Paths of the image in the arguments of a command, as paths of the stage's folder.
import { existsSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { insideOf } from '../../../images/rooted.ts';

/** What is in no image, but of whatever runs. */
const ofMachine = /^\/(dev|proc|tmp)(\/|$)/;

/** Links on the way are followed within the image; the last one is not, as `rm` and `chown` do not. */
export function imageFile(root: string, path: string, folder: string): string {
  const absolute = resolve(folder, path);
  // What is below the stage's folder has been made from a relative path.
  if (absolute === root || absolute.startsWith(`${root}/`)) return absolute;
  const inside = join(insideOf(root, dirname(absolute)), posix.basename(absolute));
  return ofMachine.test(absolute) && !existsSync(inside) ? absolute : inside;
}
