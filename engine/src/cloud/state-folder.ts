// The folder that holds a cloud's state: who may open it, and what a killed engine left in it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sweepBuilds } from '../drivers/build/index.ts';
import { sweepFunctions } from '../drivers/functions/index.ts';
import { sweepTasks } from '../drivers/runtime/process/index.ts';
import { SqliteJournal, StateVersionMismatch } from '../kernel/journal.ts';
import { StartFailure } from './start-failure.ts';

/** What `engine.json` tells other processes about the engine that uses the folder. */
export interface EngineRecord {
  readonly pid: number;
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

export class StateFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  get regions(): string {
    return join(this.path, 'regions');
  }

  get blobs(): string {
    return join(this.path, 'blobs');
  }

  get #journalFile(): string {
    return join(this.path, 'state.sqlite');
  }

  get #engineFile(): string {
    return join(this.path, 'engine.json');
  }

  /**
   * The database is locked by the engine that has it open, and freed by the system however that engine ends.
   * @throws StartFailure when another engine has it open, or when another version of Drydock wrote it.
   */
  openJournal(): SqliteJournal {
    mkdirSync(this.path, { recursive: true });
    try {
      return new SqliteJournal(this.#journalFile);
    } catch (error) {
      if (error instanceof StateVersionMismatch) throw new StartFailure(error.message);
      if (!String(error).includes('locked')) throw error;
      const other = this.#readEngine();
      throw new StartFailure(
        `Another engine${other ? ` (pid ${other.pid}, ${other.endpoint})` : ''} uses the state in ${this.path}. ` +
          'Use that one, end it with `drydock down`, or choose another folder with --state.',
      );
    }
  }

  writeEngine(record: EngineRecord): void {
    writeFileSync(this.#engineFile, JSON.stringify(record));
  }

  removeEngine(): void {
    rmSync(this.#engineFile, { force: true });
  }

  /**
   * Ends the tasks, builds and functions that a killed engine left, without starting one. Returns how many there were.
   * @throws StartFailure when an engine runs on the state: they are its own.
   */
  sweep(): number {
    if (!existsSync(this.#journalFile)) return 0;
    const journal = this.openJournal();
    try {
      const regions = existsSync(this.regions) ? readdirSync(this.regions) : [];
      return regions
        .map((region) => {
          const folder = join(this.regions, region);
          return (
            sweepTasks(join(folder, 'runtime')) +
            sweepBuilds(join(folder, 'builds')) +
            sweepFunctions(join(folder, 'functions'))
          );
        })
        .reduce((sum, count) => sum + count, 0);
    } finally {
      journal.close();
    }
  }

  #readEngine(): EngineRecord | undefined {
    return existsSync(this.#engineFile) ? JSON.parse(readFileSync(this.#engineFile, 'utf8')) : undefined;
  }
}
