// The folder that holds a cloud's state: who may open it, and what a killed engine left in it.
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stateMark } from '../drivers/processes/mark.ts';
import { killMarked } from '../drivers/processes/marked.ts';
import { WorkFolders } from '../drivers/processes/work-folders.ts';
import { usesEngine } from '../drivers/runtime/docker/sweep/record.ts';
import { readJsonFile, replaceFile } from '../kernel/files.ts';
import { newSecret } from '../kernel/ids.ts';
import { type Journal, SqliteJournal, StateDamaged, StateVersionMismatch } from '../kernel/journal.ts';
import { Memory } from '../kernel/memory.ts';
import { StartFailure, StateInUse } from './start-failure.ts';

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

  /** The beginning of the marks of all processes that engines on this folder start. */
  get mark(): string {
    return stateMark(this.path);
  }

  get regions(): string {
    return join(this.path, 'regions');
  }

  get blobs(): string {
    return join(this.path, 'blobs');
  }

  get journalFile(): string {
    return join(this.path, 'state.sqlite');
  }

  /** Where the cloud's clock stands, once it was changed. */
  get clockFile(): string {
    return join(this.path, 'clock.json');
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
      closeSync(openSync(this.journalFile, 'a', 0o600));
      chmodSync(this.journalFile, 0o600);
      return new SqliteJournal(this.journalFile);
    } catch (error) {
      throw this.failure(error);
    }
  }

  /** @throws StartFailure when a record cannot be read */
  load(journal: Journal): Memory {
    try {
      return Memory.load(journal);
    } catch (error) {
      throw this.failure(error);
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
      throw this.failure(error);
    }
  }

  /** Why the folder cannot be used, for a person; an error that says nothing about the folder is returned as it is. */
  failure(error: unknown): Error {
    if (error instanceof StartFailure) return error;
    const message = error instanceof Error ? error.message : String(error);
    const { code = '', errcode = 0 } = error as { readonly code?: string; readonly errcode?: number };
    const another = 'or choose another folder with --state';
    if (error instanceof StateVersionMismatch) return new StartFailure(message);
    if (message.includes('locked')) {
      const other = this.#readEngine();
      const who = other ? ` (pid ${other.pid}, ${other.endpoint})` : '';
      return new StateInUse(
        `Another engine${who} uses the state in ${this.path}. Use that one, end it with \`drydock down\`, ${another}.`,
      );
    }
    if (['EACCES', 'EPERM', 'EROFS'].includes(code) || (errcode & 0xff) === 8)
      return new StartFailure(`${this.path} cannot be written. Make it writable, ${another}.`);
    if (code === 'ENOSPC' || (errcode & 0xff) === 13)
      return new StartFailure(`The disk that holds ${this.path} is full. Free some space, ${another}.`);
    if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'EISDIR')
      return new StartFailure(
        `${message}. Something else has taken a name in ${this.path}: move it away, ${another}.`,
      );
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

  /** @param report gets a line when what had the record's name was no record */
  writeEngine(record: EngineRecord, report: (line: string) => void): void {
    readJsonFile(this.#engineFile, report);
    replaceFile(this.#engineFile, JSON.stringify(record));
  }

  removeEngine(): void {
    rmSync(this.#engineFile, { force: true });
    rmSync(join(this.path, 'token'), { force: true });
  }

  /** Ends every process that an engine on this folder started. Returns how many there were. */
  endProcesses(): number {
    return killMarked(this.mark);
  }

  /**
   * Ends the tasks, builds and functions that a killed engine left, and removes their folders, without starting an
   * engine. Returns how many processes there were. A state that cannot be read is swept all the same.
   * @throws StateInUse when an engine runs on the state: they are its own.
   */
  async sweep(): Promise<number> {
    const journal = this.#lock();
    try {
      const folders = this.#driverFolders();
      for (const folder of folders) new WorkFolders(folder).sweep();
      let ended = this.endProcesses();
      for (const folder of folders.filter((path) => ['runtime', 'builds'].includes(basename(path))))
        ended += await this.#sweepContainers(folder);
      return ended;
    } finally {
      journal?.close();
    }
  }

  async #sweepContainers(folder: string): Promise<number> {
    if (!usesEngine(folder)) return 0;
    try {
      const { sweepContainers } = await import('../drivers/runtime/docker/sweep/sweep.ts');
      return await sweepContainers(folder);
    } catch (error) {
      const { message } = error as Error;
      throw new StartFailure(
        `Containers of a killed engine may be left: ${message}. Start it, and try again.`,
      );
    }
  }

  #lock(): Journal | undefined {
    if (!existsSync(this.journalFile)) return undefined;
    try {
      return this.openJournal();
    } catch (error) {
      if (error instanceof StateInUse) throw error;
      return undefined;
    }
  }

  #driverFolders(): string[] {
    return foldersIn(this.regions).flatMap(foldersIn);
  }

  #readEngine(): EngineRecord | undefined {
    return readJsonFile<EngineRecord>(this.#engineFile);
  }
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
}
