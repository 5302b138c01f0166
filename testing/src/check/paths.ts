// The paths of a stack's constructs, as its source knows them.
import type { DeployableStack } from '../deploy/source.ts';
import { shortPath } from './inventory.ts';

/** By logical ids, joined by `/`. A stack's name with a logical id is a path to every resource, and no construct's. */
export function constructPaths({ name, paths }: DeployableStack): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { path, logicalIds } of paths) {
    const key = logicalIds.join('/');
    if (path !== `${name}/${key}` && !found.has(key)) found.set(key, shortPath(path));
  }
  return found;
}
