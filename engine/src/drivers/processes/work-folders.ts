// Folders of drivers outside the engine's own, which may lie in somebody's repository: from there a program would find
// that repository's `node_modules` and its `.git`, which it would not find on AWS. A list in the driver's folder tells
// what an engine left behind when it was killed.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const prefix = 'drydock-';

export class WorkFolders {
  readonly #file: string;
  /** Of an earlier engine, until they are swept. */
  #left: readonly string[];
  readonly #folders = new Set<string>();

  constructor(folder: string) {
    this.#file = join(folder, 'work-folders.json');
    this.#left = existsSync(this.#file) ? (JSON.parse(readFileSync(this.#file, 'utf8')) as string[]) : [];
  }

  /** Removes what an earlier engine left behind. */
  sweep(): void {
    for (const folder of this.#left)
      if (dirname(folder) === tmpdir() && basename(folder).startsWith(prefix))
        rmSync(folder, { recursive: true, force: true });
    this.#left = [];
    this.#write();
  }

  /** Makes a folder in the system's temporary one; `what` is a part of its name. */
  make(what: string): string {
    const folder = mkdtempSync(join(tmpdir(), `${prefix}${what}-`));
    this.#folders.add(folder);
    this.#write();
    return folder;
  }

  /** Like `make`, but users that a root engine runs tasks as can read it. */
  makeReadable(what: string): string {
    const folder = this.make(what);
    if (process.getuid?.() === 0) chmodSync(folder, 0o755);
    return folder;
  }

  remove(folder: string): void {
    // What was killed a moment ago may still have written something.
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
