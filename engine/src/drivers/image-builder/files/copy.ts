// COPY and local ADD: https://docs.docker.com/reference/dockerfile/#copy
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { LayerEntry } from '../../images/pack.ts';
import { imagePath } from '../../images/rooted.ts';
import { DockerfileFailure } from '../dockerfile/failure.ts';
import type { Source, SourceEntry } from './sources.ts';

export interface CopyTo {
  /** Absolute, in the image. A trailing slash means a folder. */
  readonly path: string;
  readonly uid: number;
  readonly gid: number;
  /** Permission bits instead of those of the sources. */
  readonly mode?: number;
}

/** Copies to the stage's files. Returns the entries of the layer. */
export function copySources(root: string, sources: readonly Source[], to: CopyTo): LayerEntry[] {
  const copying = new Copying(root, to);
  const isFolder = to.path.endsWith('/') || sources.length > 1;
  for (const source of sources) {
    const target = imagePath(root, to.path);
    const into =
      !source.isFolder &&
      (isFolder || statSync(join(root, target), { throwIfNoEntry: false })?.isDirectory());
    for (const entry of source.entries)
      copying.add(entry, into ? join(target, source.name) : join(target, entry.path));
  }
  return copying.entries();
}

/** Creates a folder and its parents, for WORKDIR. */
export function makeFolder(root: string, path: string, owner: { uid: number; gid: number }): LayerEntry[] {
  const copying = new Copying(root, { path, ...owner });
  copying.folder(imagePath(root, path), 0o755);
  return copying.entries();
}

class Copying {
  readonly #root: string;
  readonly #to: CopyTo;
  readonly #entries = new Map<string, LayerEntry>();

  constructor(root: string, to: CopyTo) {
    this.#root = root;
    this.#to = to;
  }

  entries(): LayerEntry[] {
    return [...this.#entries.values()];
  }

  add(source: SourceEntry, path: string): void {
    const { stat } = source;
    // A folder on the way may be a link of the image: it means a place in the image, not one on this machine.
    const inside = join(imagePath(this.#root, dirname(path)), basename(path));
    if (stat.isDirectory()) this.folder(imagePath(this.#root, inside), this.#to.mode ?? stat.mode & 0o7777);
    else this.#file(source, inside);
  }

  #file(source: SourceEntry, path: string): void {
    const { stat } = source;
    this.folder(dirname(path), 0o755);
    const file = join(this.#root, path);
    if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory())
      throw new DockerfileFailure(`cannot copy to non-directory: ${path}`);
    rmSync(file, { force: true });
    if (stat.isSymbolicLink()) {
      const target = readlinkSync(source.file);
      symlinkSync(target, file);
      this.#record(path, { type: 'symlink', mode: 0o777, target });
    } else if (stat.isFile()) {
      const mode = this.#to.mode ?? stat.mode & 0o7777;
      copyFileSync(source.file, file);
      chmodSync(file, mode | 0o600);
      this.#record(path, { type: 'file', mode, file, sizeBytes: stat.size });
    } else throw new DockerfileFailure(`${basename(source.file)} is neither a file, a folder nor a link`);
  }

  folder(path: string, mode: number): void {
    if (path === '/') return;
    const folder = join(this.#root, path);
    const there = statSync(folder, { throwIfNoEntry: false });
    if (there?.isDirectory()) return;
    if (there) throw new DockerfileFailure(`cannot replace the file ${path} with a folder`);
    this.folder(dirname(path), 0o755);
    mkdirSync(folder);
    chmodSync(folder, mode | 0o700);
    this.#record(path, { type: 'directory', mode });
  }

  #record(path: string, entry: Pick<LayerEntry, 'type' | 'mode' | 'target' | 'file' | 'sizeBytes'>): void {
    const name = path.slice(1);
    this.#entries.set(name, { path: name, ...entry, uid: this.#to.uid, gid: this.#to.gid });
  }
}
