// A journal for tests that stops writing after a given commit, as if the engine had been killed right then.
import { SqliteJournal } from '../kernel/journal.ts';

export class MortalJournal extends SqliteJournal {
  #left: number;
  /** How many transactions have been written. */
  commits = 0;

  /** @param killedAfter the number of the last transaction that is written before the engine is killed */
  constructor(killedAfter = Number.POSITIVE_INFINITY) {
    super(':memory:');
    this.#left = killedAfter;
  }

  get dead(): boolean {
    return this.#left <= 0;
  }

  /** From now on everything is written. */
  revive(): void {
    this.#left = Number.POSITIVE_INFINITY;
  }

  override commit(...written: Parameters<SqliteJournal['commit']>): void {
    if (this.dead) return;
    this.#left--;
    this.commits++;
    super.commit(...written);
  }
}
