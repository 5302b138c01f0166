// Folders of drivers outside the engine's own, which may lie in somebody's repository: from there a program would find
// that repository's `node_modules` and its `.git`, which it would not find on AWS. Their names carry the driver's mark,
// so that what a killed engine left behind can be found without a record of it.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export class WorkFolders {
  readonly #prefix: string;
  readonly #folders = new Set<string>();

  /** @param folder the driver's own */
  constructor(folder: string) {
    const id = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 12);
    this.#prefix = `drydock-${id}-`;
  }

  /** Removes the folders that an earlier engine left behind. */
  sweep(): void {
    const left = readdirSync(tmpdir()).filter((name) => name.startsWith(this.#prefix));
    for (const folder of left.map((name) => join(tmpdir(), name))) {
      if (this.#folders.has(folder)) continue;
      try {
        rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
      } catch {
        // Another user's, who took the name: there is nothing of ours in it.
      }
    }
  }

  /** @param what becomes part of the folder's name */
  make(what: string): string {
    const folder = mkdtempSync(join(tmpdir(), `${this.#prefix}${what}-`));
    this.#folders.add(folder);
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
  }

  /** As `remove`, by a program of its own: thousands of files would keep the engine from its work for tenths of a second. */
  async removeAside(folder: string): Promise<void> {
    // What it leaves, if anything, is removed here.
    await promisify(execFile)('rm', ['-rf', '--', folder]).catch(() => {});
    this.remove(folder);
  }
}
