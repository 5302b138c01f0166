// The database of a state that no engine uses, as it is: what the commands about states read.
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StateVersionMismatch, stateVersion } from '../../kernel/journal.ts';
import { StartFailure, StateInUse } from '../start-failure.ts';
import type { StateFolder } from '../state-folder.ts';

/**
 * Locked until it is closed.
 * @param report gets why there is nothing to read, when the file is damaged; without it, that is thrown
 * @throws StartFailure when there is no state, when an engine uses it, or when another version of Drydock wrote it
 */
export function openDatabase(
  folder: StateFolder,
  report?: (problem: string) => void,
): DatabaseSync | undefined {
  if (!existsSync(folder.journalFile)) throw new StartFailure(`There is no state in ${folder.path}.`);
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(folder.journalFile);
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT;');
    checkVersion(db, folder.journalFile);
    return db;
  } catch (error) {
    db?.close();
    const failure = folder.failure(error);
    if (failure instanceof StateInUse || !report) throw failure;
    report(failure.message);
    return undefined;
  }
}

function checkVersion(db: DatabaseSync, path: string): void {
  const found = Number(db.prepare('PRAGMA user_version').get()?.user_version);
  if (found !== stateVersion) throw new StateVersionMismatch(path, found);
}
