// A journal in memory from which an engine can be started again, and which fails when it is told to: it stops writing after
// a commit, as if the engine had been killed there, or its disk is full for some commits.
import { StateNotWritten } from '../../kernel/journal.ts';
import type { RowChange, StreamAppend } from '../../kernel/journal-entries.ts';
import { MemoryJournal } from '../../kernel/memory-journal.ts';

export class RecoverableJournal extends MemoryJournal {
  readonly #rows = new Map<string, Map<string, unknown>>();
  #left = Number.POSITIVE_INFINITY;
  #refused = 0;

  /** The engine dies right after so many more commits: nothing is written any more. */
  dieAfter(commits: number): void {
    this.#left = commits;
  }

  /** The disk is full for the next commits. */
  refuse(commits: number): void {
    this.#refused = commits;
  }

  get isDead(): boolean {
    return this.#left <= 0;
  }

  /** From now on everything is written. */
  revive(): void {
    this.#left = Number.POSITIVE_INFINITY;
    this.#refused = 0;
  }

  override *rows(): Generator<{ table: string; key: string; record: unknown }> {
    for (const [table, rows] of this.#rows) for (const [key, record] of rows) yield { table, key, record };
  }

  override commit(changes: readonly RowChange[], appends: readonly StreamAppend[]): void {
    if (this.isDead) return;
    if (this.#refused > 0) {
      this.#refused -= 1;
      throw new StateNotWritten('The state could not be written: the disk is full');
    }
    this.#left -= 1;
    for (const { table, key, record } of changes) {
      const rows = this.#rows.get(table) ?? new Map<string, unknown>();
      this.#rows.set(table, rows);
      if (record === undefined) rows.delete(key);
      else rows.set(key, record);
    }
    super.commit(changes, appends);
  }
}
