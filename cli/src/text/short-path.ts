// A path as a person would type it here.
import { homedir } from 'node:os';
import { isAbsolute, relative, sep } from 'node:path';

/**
 * Relative below the current folder, `~/…` below the home folder, absolute elsewhere.
 * @param path absolute
 */
export function shortPath(path: string, current = process.cwd(), home = homedir()): string {
  const fromHere = relative(current, path);
  if (isBelow(fromHere)) return fromHere || '.';
  const fromHome = relative(home, path);
  return isBelow(fromHome) ? `~${sep}${fromHome}` : path;
}

/** On Windows, the way to another drive is absolute. */
const isBelow = (way: string) => way.split(sep)[0] !== '..' && !isAbsolute(way);
