// The folder that holds a cloud's state: who may open it, and what a killed engine left in it.
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sweepBuilds } from '../drivers/build-runner/index.ts';
import { sweepFunctions } from '../drivers/functions/index.ts';
import { sweepContainers } from '../drivers/runtime/docker/index.ts';
import { sweepTasks } from '../drivers/runtime/process/index.ts';
import { readJsonFile, replaceFile } from '../kernel/files.ts';
import { newSecret } from '../kernel/ids.ts';
import { type Journal, SqliteJournal, StateDamaged, StateVersionMismatch } from '../kernel/journal.ts';
import { Memory } from '../kernel/memory.ts';
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
   * Makes the folder when it is absent, for its owner only. The database is locked by the engine that has it open, and
   * freed by the system however that engine ends.
   * @throws StartFailure when the folder cannot be used, when another engine uses it, when another version of Drydock
   * wrote it, or when it is damaged
   */
  openJournal(): SqliteJournal {
    this.#create();
    try {
      closeSync(openSync(this.#journalFile, 'a', 0o600));
      chmodSync(this.#journalFile, 0o600);
      return new SqliteJournal(this.#journalFile);
    } catch (error) {
      throw this.#startFailure(error);
    }
  }

  /** @throws StartFailure when a record cannot be read */
  load(journal: Journal): Memory {
    try {
      return Memory.load(journal);
    } catch (error) {
      throw this.#startFailure(error);
    }
  }

  #create(): void {
    try {
      mkdirSync(this.path, { recursive: true, mode: 0o700 });
      // It holds private keys and secrets, even if an earlier version of Drydock created it.
      chmodSync(this.path, 0o700);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST' || code === 'ENOTDIR')
        throw new StartFailure(`${this.path} is a file, and --state needs a folder.`);
      throw this.#startFailure(error);
    }
  }

  #startFailure(error: unknown): Error {
    const message = error instanceof Error ? error.message : String(error);
    const { code = '', errcode = 0 } = error as { readonly code?: string; readonly errcode?: number };
    const another = 'or choose another folder with --state';
    if (error instanceof StateVersionMismatch) return new StartFailure(message);
    if (message.includes('locked')) {
      const other = this.#readEngine();
      const who = other ? ` (pid ${other.pid}, ${other.endpoint})` : '';
      return new StartFailure(
        `Another engine${who} uses the state in ${this.path}. Use that one, end it with \`drydock down\`, ${another}.`,
      );
    }
    if (['EACCES', 'EPERM', 'EROFS'].includes(code) || (errcode & 0xff) === 8)
      return new StartFailure(`${this.path} cannot be written. Make it writable, ${another}.`);
    if (code === 'ENOSPC' || (errcode & 0xff) === 13)
      return new StartFailure(`The disk that holds ${this.path} is full. Free some space, ${another}.`);
    // SQLITE_CORRUPT and SQLITE_NOTADB
    if (error instanceof StateDamaged || [11, 26].includes(errcode & 0xff)) {
      return new StartFailure(
        `The state in ${this.path} is damaged (${message}). \`drydock state check\` says what can be read; ` +
          `\`drydock down --purge\` removes it, ${another}.`,
      );
    }
    return error instanceof Error ? error : new Error(message);
  }

  /** Makes the token that `/_drydock/` demands of what changes something: whoever can read the folder has it. */
  writeToken(): string {
    const token = newSecret();
    replaceFile(join(this.path, 'token'), token);
    return token;
  }

  writeEngine(record: EngineRecord): void {
    replaceFile(this.#engineFile, JSON.stringify(record));
  }

  removeEngine(): void {
    rmSync(this.#engineFile, { force: true });
    rmSync(join(this.path, 'token'), { force: true });
  }

  /**
   * Ends the tasks, builds and functions that a killed engine left, without starting one. Returns how many there were.
   * @throws StartFailure when an engine runs on the state: they are its own.
   */
  async sweep(): Promise<number> {
    if (!existsSync(this.#journalFile)) return 0;
    const journal = this.openJournal();
    try {
      const regions = existsSync(this.regions) ? readdirSync(this.regions) : [];
      let ended = 0;
      for (const region of regions) {
        const folder = join(this.regions, region);
        const tasks = join(folder, 'runtime');
        ended += sweepTasks(tasks) + (await this.#sweepContainers(tasks));
        ended += sweepBuilds(join(folder, 'builds')) + sweepFunctions(join(folder, 'functions'));
      }
      return ended;
    } finally {
      journal.close();
    }
  }

  async #sweepContainers(folder: string): Promise<number> {
    try {
      return await sweepContainers(folder);
    } catch (error) {
      const { message } = error as Error;
      throw new StartFailure(
        `Containers of a killed engine may be left: ${message}. Start it, and try again.`,
      );
    }
  }

  #readEngine(): EngineRecord | undefined {
    return readJsonFile<EngineRecord>(this.#engineFile);
  }
}
