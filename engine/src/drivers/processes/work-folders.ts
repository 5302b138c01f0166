// Work folders in the system's temporary folder. The engine's own folder may be in a repository, where a program would
// find `node_modules` and `.git`, which it would not find on AWS. A list in the driver's folder records them, so that
// the next engine can remove what a killed one left behind.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const prefix = 'drydock-';

export class WorkFolders {
  readonly #file: string;
  /** Folders of an earlier engine, until they are swept. */
  #left: readonly string[];
  readonly #folders = new Set<string>();

  constructor(folder: string) {
    this.#file = join(folder, 'work-folders.json');
    this.#left = existsSync(this.#file) ? (JSON.parse(readFileSync(this.#file, 'utf8')) as string[]) : [];
  }

  /** Removes the folders that an earlier engine left behind. */
  sweep(): void {
    for (const folder of this.#left)
      if (dirname(folder) === tmpdir() && basename(folder).startsWith(prefix))
        rmSync(folder, { recursive: true, force: true });
    this.#left = [];
    this.#write();
  }

  /** @param what becomes part of the folder's name */
  make(what: string): string {
    const folder = mkdtempSync(join(tmpdir(), `${prefix}${what}-`));
    this.#folders.add(folder);
    this.#write();
    return folder;
  }

  /** As `make`, but other users can read it, for tasks of an engine that runs as root. */
  makeReadable(what: string): string {
    const folder = this.make(what);
    if (process.getuid?.() === 0) chmodSync(folder, 0o755);
    return folder;
  }

  remove(folder: string): void {
    // A process that was killed a moment ago may still have written something.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
    this.#folders.delete(folder);
    this.#write();
  }

  #write(): void {
    const folders = [...this.#left, ...this.#folders];
    if (folders.length === 0) rmSync(this.#file, { force: true });
    else writeFileSync(this.#file, JSON.stringify(folders));
  }
}
