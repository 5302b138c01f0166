// Paths inside an image's unpacked root, as a process would see them whose root folder it were.
import { lstatSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The real path of an absolute `path` of the image; links are followed within the root, and `..` ends there.
 * What does not exist is joined as it stands.
 */
export function insideOf(root: string, path: string): string {
  return join(root, imagePath(root, path));
}

/** Where `path` leads in the image, after its links. */
export function imagePath(root: string, path: string): string {
  let left = parts(path);
  let at = '/';
  for (let links = 0; left.length > 0; ) {
    const [part = '', ...rest] = left;
    left = rest;
    if (part === '..') {
      at = dirname(at);
      continue;
    }
    const next = join(at, part);
    const target = linkTarget(join(root, next));
    if (target === undefined) {
      at = next;
      continue;
    }
    links += 1;
    if (links > 40) throw new Error(`too many links at ${path}`);
    left = [...parts(target), ...left];
    if (target.startsWith('/')) at = '/';
  }
  return at;
}

function parts(path: string): string[] {
  return path.split('/').filter((each) => each !== '' && each !== '.');
}

function linkTarget(path: string): string | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isSymbolicLink() ? readlinkSync(path) : undefined;
}
