// Watches the tags of a repository by the files that git writes for them.
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { git, type Repository } from './git.ts';

export interface TaggedCommit {
  readonly tag: string;
  readonly commit: string;
  readonly message: string;
  /** ISO 8601. */
  readonly authorDate: string;
}

export class TagWatching {
  readonly #repository: Repository;
  readonly #tagged: (commit: TaggedCommit) => void;
  readonly #timer: NodeJS.Timeout;
  /** The commits of the tags that are known; undefined until they have been read once. */
  #known: ReadonlyMap<string, string> | undefined;
  #gitFolder: string | undefined;
  #seen = '';
  #isLooking = false;
  #isOver = false;

  /** @param lookEveryMs how often the files are looked at; git runs only when one has changed */
  constructor(repository: Repository, lookEveryMs: number, tagged: (commit: TaggedCommit) => void) {
    this.#repository = repository;
    this.#tagged = tagged;
    this.#timer = setInterval(() => void this.#look(), lookEveryMs).unref();
    void this.#look();
  }

  stop(): void {
    this.#isOver = true;
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      await this.#read();
    } catch {
      // The branch's watch reports why the repository cannot be read.
    } finally {
      this.#isLooking = false;
    }
  }

  async #read(): Promise<void> {
    const { path } = this.#repository;
    this.#gitFolder ??= resolve(
      path,
      (await git(this.#repository, 'rev-parse', '--git-common-dir')).toString().trim(),
    );
    const fingerprint = fingerprintOf(this.#gitFolder);
    if (this.#known && fingerprint === this.#seen) return;
    const format = '--format=%(refname:lstrip=2) %(objectname) %(*objectname)';
    const lines = (await git(this.#repository, 'for-each-ref', format, 'refs/tags')).toString().split('\n');
    const found = new Map(
      lines.filter(Boolean).map((line) => {
        const [tag = '', object = '', peeled = ''] = line.split(' ');
        return [tag, peeled || object] as const;
      }),
    );
    const known = this.#known;
    this.#known = found;
    this.#seen = fingerprint;
    if (!known) return;
    for (const [tag, commit] of found) if (known.get(tag) !== commit) await this.#report(tag, commit);
  }

  async #report(tag: string, commit: string): Promise<void> {
    const text = await git(
      this.#repository,
      'log',
      '-1',
      '--no-show-signature',
      '--format=%aI%x00%B',
      commit,
      '--',
    );
    const [authorDate = '', message = ''] = text.toString().split('\0');
    if (!this.#isOver) this.#tagged({ tag, commit, authorDate, message: message.trim() });
  }
}

/** Changes whenever a tag does: each file of a tag, and the file that holds many of them. */
function fingerprintOf(gitFolder: string): string {
  const folder = join(gitFolder, 'refs/tags');
  const tags = statSync(folder, { throwIfNoEntry: false })
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
    : [];
  return [...tags.sort(), join(gitFolder, 'packed-refs'), join(gitFolder, 'reftable/tables.list')]
    .map((path) => {
      const stat = statSync(path, { throwIfNoEntry: false });
      return `${path} ${stat ? `${stat.ino}/${stat.size}/${stat.mtimeMs}` : '-'}`;
    })
    .join('\n');
}
