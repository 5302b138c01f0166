// Resolves paths in an unpacked image as if it were the root folder.
import { lstatSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The real path of an absolute `path` in the image. Links are followed within the root, and `..` does not leave it.
 * Parts that do not exist are kept unchanged.
 */
export function insideOf(root: string, path: string): string {
  return join(root, imagePath(root, path));
}

/** The path in the image that `path` leads to, with links followed. */
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
