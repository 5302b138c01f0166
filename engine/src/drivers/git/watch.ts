// Watches one branch of one repository by the files that git writes when a reference moves. It also looks now and then,
// since file systems do not report every change.
import { existsSync, type FSWatcher, statSync, watch } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { GitFailure, git } from './git.ts';

export interface Head {
  readonly commit: string;
  readonly message: string;
  /** ISO 8601. */
  readonly authorDate: string;
  /** The files that differ from the head before, where that is known. */
  readonly changedPaths?: readonly string[];
}

export interface BranchWatch {
  readonly repositoryPath: string;
  readonly branch: string;
  /** The head that is known already. */
  readonly since?: string | undefined;
  /** Of the processes that read the repository. */
  readonly mark: string;
  /** How often to look without a file system event. */
  readonly lookEveryMs: number;
  moved(head: Head): void;
  failed(reason: string): void;
}

/** git writes several files for one commit: they count as one change. */
const settleMs = 15;

export class Watching {
  readonly #watch: BranchWatch;
  readonly #timer: NodeJS.Timeout;
  #watchers: FSWatcher[] = [];
  #watched = '';
  #gitFolder: string | undefined;
  #seen = '';
  /** What was reported last, a commit or a reason. It is reported again only when it changes. */
  #reported = '';
  #head: string | undefined;
  #isLooking = false;
  #isStale = false;
  #isOver = false;
  #settling: NodeJS.Timeout | undefined;

  constructor(watch: BranchWatch) {
    this.#watch = watch;
    this.#timer = setInterval(() => this.#glance(), watch.lookEveryMs).unref();
    void this.#look();
  }

  stop(): void {
    this.#isOver = true;
    clearInterval(this.#timer);
    clearTimeout(this.#settling);
    this.#unwatch();
  }

  /** Runs git only when a file that may contain the reference has changed. */
  #glance(): void {
    if (!this.#gitFolder || this.#fingerprint() !== this.#seen) void this.#look();
  }

  async #look(): Promise<void> {
    if (this.#isLooking) {
      this.#isStale = true;
      return;
    }
    this.#isLooking = true;
    do {
      this.#isStale = false;
      try {
        await this.#read();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#report(`failed ${reason}`, () => this.#watch.failed(reason));
      }
    } while (this.#isStale && !this.#isOver);
    this.#isLooking = false;
  }

  async #read(): Promise<void> {
    const { repositoryPath, branch, mark } = this.#watch;
    const repository = { path: repositoryPath, mark };
    if (!existsSync(repositoryPath)) throw new GitFailure(`${repositoryPath} does not exist`);
    this.#gitFolder ??= resolve(
      repositoryPath,
      (await git(repository, 'rev-parse', '--git-common-dir')).toString().trim(),
    );
    this.#watchFolders();
    // Taken before git reads, so that the next look notices a change in between.
    this.#seen = this.#fingerprint();
    const format = '--format=%H%x00%aI%x00%B';
    const text = await git(
      repository,
      'log',
      '-1',
      '--no-show-signature',
      format,
      `refs/heads/${branch}`,
      '--',
    ).catch((error: GitFailure) => {
      const isMissing = /bad revision|unknown revision|ambiguous argument/.test(error.message);
      throw isMissing ? new GitFailure(`${repositoryPath} has no branch ${branch}`) : error;
    });
    const [commit = '', authorDate = '', message = ''] = text.toString().split('\0');
    if (commit === this.#reported) return;
    const changedPaths = await this.#changedPaths(commit);
    this.#report(commit, () =>
      this.#watch.moved({
        commit,
        authorDate,
        message: message.trim(),
        ...(changedPaths ? { changedPaths } : {}),
      }),
    );
    this.#head = commit;
  }

  async #changedPaths(commit: string): Promise<string[] | undefined> {
    const { repositoryPath, mark, since } = this.#watch;
    const before = this.#head ?? since;
    if (before === undefined || before === commit) return undefined;
    // A rewritten history may have lost the commit: then what has changed is not known.
    const names = await git(
      { path: repositoryPath, mark },
      'diff-tree',
      '-r',
      '-z',
      '--name-only',
      '--no-renames',
      before,
      commit,
    ).catch(() => undefined);
    return names?.toString().split('\0').filter(Boolean);
  }

  #report(what: string, report: () => void): void {
    if (this.#isOver || what === this.#reported) return;
    this.#reported = what;
    report();
  }

  /** The folder of the reference's file, or the nearest one that exists, and git's folder with packed-refs. */
  #watchFolders(): void {
    const root = this.#gitFolder ?? '';
    let folder = dirname(this.#referenceFile());
    while (folder.length > root.length && !existsSync(folder)) folder = dirname(folder);
    const folders = [...new Set([root, folder, join(root, 'reftable')])].filter(existsSync);
    if (folders.join('\0') === this.#watched) return;
    this.#unwatch();
    this.#watched = folders.join('\0');
    for (const each of folders) {
      try {
        const watcher = watch(each, { persistent: false }, () => this.#changed());
        watcher.on('error', () => watcher.close());
        this.#watchers.push(watcher);
      } catch {
        // This machine has no file watches left: only the regular looks remain.
      }
    }
  }

  #changed(): void {
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined;
      this.#glance();
    }, settleMs).unref();
  }

  #unwatch(): void {
    for (const watcher of this.#watchers) watcher.close();
    this.#watchers = [];
    this.#watched = '';
  }

  #fingerprint(): string {
    const root = this.#gitFolder ?? '';
    return [this.#referenceFile(), join(root, 'packed-refs'), join(root, 'reftable/tables.list')]
      .map((path) => {
        const stat = statSync(path, { throwIfNoEntry: false });
        return stat ? `${stat.ino}/${stat.size}/${stat.mtimeMs}/${stat.ctimeMs}` : '-';
      })
      .join(' ');
  }

  #referenceFile(): string {
    return join(this.#gitFolder ?? '', 'refs/heads', this.#watch.branch);
  }
}
