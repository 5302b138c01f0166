// Takes snapshots of a folder. The difference between two is the layer of the command that ran in between.
import { lstatSync, readdirSync, readlinkSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { LayerEntry } from '../../images/pack.ts';

export type Snapshot = ReadonlyMap<string, Stats>;

/** Everything below `root`, by path without a leading slash. */
export function snapshot(root: string): Snapshot {
  const found = new Map<string, Stats>();
  const walk = (folder: string) => {
    for (const name of readdirSync(join(root, folder))) {
      const path = folder ? `${folder}/${name}` : name;
      const stat = lstatSync(join(root, path));
      found.set(path, stat);
      if (stat.isDirectory()) walk(path);
    }
  };
  walk('');
  return found;
}

/** @param owner in the image, for files that belong to the user who runs the build */
export function changes(root: string, before: Snapshot, owner: { uid: number; gid: number }): LayerEntry[] {
  const entries: LayerEntry[] = [];
  const after = snapshot(root);
  for (const [path, stat] of after) {
    const old = before.get(path);
    if (old && same(old, stat)) continue;
    const entry = entryOf(root, path, stat, owner);
    if (entry) entries.push(entry);
  }
  for (const [path, old] of before) {
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    // One whiteout is enough for a deleted folder with everything in it.
    if (after.has(path) || (parent !== '' && !after.get(parent)?.isDirectory())) continue;
    entries.push({ path, type: 'whiteout', mode: old.mode & 0o777, uid: 0, gid: 0 });
  }
  return entries;
}

function same(a: Stats, b: Stats): boolean {
  if (a.mode !== b.mode || a.uid !== b.uid || a.gid !== b.gid || a.ino !== b.ino) return false;
  return a.isDirectory() || (a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs);
}

function entryOf(
  root: string,
  path: string,
  stat: Stats,
  owner: { uid: number; gid: number },
): LayerEntry | undefined {
  const mode = stat.mode & 0o7777;
  const uid = stat.uid === process.getuid?.() ? owner.uid : stat.uid;
  const gid = stat.gid === process.getgid?.() ? owner.gid : stat.gid;
  if (stat.isDirectory()) return { path, type: 'directory', mode, uid, gid };
  if (stat.isSymbolicLink())
    return { path, type: 'symlink', mode: 0o777, uid, gid, target: readlinkSync(join(root, path)) };
  if (stat.isFile())
    return { path, type: 'file', mode, uid, gid, file: join(root, path), sizeBytes: stat.size };
  return undefined;
}
