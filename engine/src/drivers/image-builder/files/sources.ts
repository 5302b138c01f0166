// Finds the sources of COPY and ADD: files and folders by name or pattern, in the build context or another stage.
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { imagePath } from '../../images/rooted.ts';
import { DockerfileFailure } from '../dockerfile/failure.ts';
import { isPattern, matcher } from './glob.ts';
import type { Ignore } from './ignore.ts';

export interface SourceRoot {
  readonly root: string;
  /** Absent for other stages, which have no .dockerignore. */
  readonly ignore?: Ignore;
}

export interface SourceEntry {
  /** Path on this machine. */
  readonly file: string;
  /** Relative to the named source; empty for the source itself. */
  readonly path: string;
  readonly stat: Stats;
}

export interface Source {
  /** The last part of its path, which is its name in the folder that it is copied to. */
  readonly name: string;
  readonly isFolder: boolean;
  /** Folders come before their contents. */
  readonly entries: readonly SourceEntry[];
}

/** @throws DockerfileFailure when nothing matches a name or a pattern */
export function findSources(from: SourceRoot, names: readonly string[]): Source[] {
  return names.flatMap((name) => {
    const path = posix
      .normalize(name)
      .replace(/^(\.\.\/|\/)+/, '')
      .replace(/\/$/, '');
    const found = isPattern(path) ? matching(from, path) : [path === '' ? '.' : path];
    const sources = found.flatMap((each) => sourceAt(from, each) ?? []);
    if (sources.length === 0) throw new DockerfileFailure(`"/${path === '.' ? '' : path}": not found`);
    return sources;
  });
}

/** A hash that changes exactly when what is copied changes. */
export function contentKey(sources: readonly Source[]): string {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const { file, path, stat } of source.entries) {
      const content = stat.isFile()
        ? createHash('sha256').update(readFileSync(file)).digest('hex')
        : stat.isSymbolicLink()
          ? readlinkSync(file)
          : '';
      hash.update(JSON.stringify([source.name, path, stat.mode, content]));
    }
  return hash.digest('hex');
}

function sourceAt(from: SourceRoot, path: string): Source | undefined {
  const ignore = path === '.' ? undefined : from.ignore;
  const file = join(from.root, imagePath(from.root, `/${path}`));
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return undefined;
  if (!stat.isDirectory())
    return ignore?.ignores(path)
      ? undefined
      : { name: basename(path), isFolder: false, entries: [{ file, path: '', stat }] };
  if (ignore?.ignores(path) && !ignore.mayKeepBelow(path)) return undefined;
  const entries: SourceEntry[] = [{ file, path: '', stat }];
  walk(from, file, path === '.' ? '' : path, '', entries);
  return { name: basename(path), isFolder: true, entries };
}

function walk(from: SourceRoot, folder: string, context: string, path: string, entries: SourceEntry[]): void {
  for (const name of readdirSync(folder).sort()) {
    const file = join(folder, name);
    const contextPath = context ? `${context}/${name}` : name;
    const stat = lstatSync(file);
    const ignored = from.ignore?.ignores(contextPath) ?? false;
    if (ignored && !(stat.isDirectory() && from.ignore?.mayKeepBelow(contextPath))) continue;
    const entry = { file, path: path ? `${path}/${name}` : name, stat };
    const at = entries.push(entry);
    if (!stat.isDirectory()) continue;
    walk(from, file, contextPath, entry.path, entries);
    // An ignored folder is left out when no rule has included anything in it.
    if (ignored && entries.length === at) entries.pop();
  }
}

function matching(from: SourceRoot, pattern: string): string[] {
  let found = [''];
  for (const part of pattern.split('/')) {
    const fits = matcher(part);
    found = found.flatMap((folder) => {
      const real = join(from.root, imagePath(from.root, `/${folder}`));
      if (!statSync(real, { throwIfNoEntry: false })?.isDirectory()) return [];
      return readdirSync(real)
        .filter((name) => fits(name))
        .sort()
        .map((name) => (folder ? `${folder}/${name}` : name));
    });
  }
  // `sourceAt` leaves out what is ignored.
  return found.filter((path) => dirname(path) !== '..');
}
