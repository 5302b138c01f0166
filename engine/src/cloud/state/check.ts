// `drydock state check`: reads every row, every stream record and every blob of a state, and says what is wrong.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import type { StateFolder } from '../state-folder.ts';
import { openDatabase } from './database.ts';

export interface StateCheck {
  readonly rows: number;
  readonly records: number;
  readonly blobs: number;
  /** A sentence each; none when the state is sound. */
  readonly problems: readonly string[];
}

/** So many of a kind are named; a state that is damaged all over would fill the screen. */
const named = 20;

/** @throws StartFailure when there is no state, or an engine uses it */
export async function checkState(folder: StateFolder): Promise<StateCheck> {
  const problems = new Problems();
  const referenced = new Map<string, string>();
  let [rows, records] = [0, 0];
  const db = openDatabase(folder, (problem) => problems.add(problem));
  if (db) {
    try {
      checkPages(db, problems);
      rows = checkRows(db, problems, referenced);
      records = checkRecords(db, problems);
    } catch (error) {
      problems.add(`The database cannot be read to its end: ${(error as Error).message}.`);
    } finally {
      db.close();
    }
  }
  const blobs = await checkBlobs(folder.blobs, problems);
  for (const [digest, user] of referenced)
    if (!blobs.has(digest)) problems.add(`${user} needs the blob ${digest}, which is not there.`);
  return { rows, records, blobs: blobs.size, problems: problems.list() };
}

class Problems {
  readonly #all: string[] = [];

  add(problem: string): void {
    this.#all.push(problem);
  }

  list(): string[] {
    const more = this.#all.length - named;
    return more > 0 ? [...this.#all.slice(0, named), `And ${more} more.`] : this.#all;
  }
}

function checkPages(db: DatabaseSync, problems: Problems): void {
  for (const row of db.prepare(`PRAGMA integrity_check(${named})`).all()) {
    const text = String(Object.values(row)[0]);
    if (text !== 'ok') problems.add(`The database is damaged: ${text.replaceAll('\n', ' ')}.`);
  }
}

function checkRows(db: DatabaseSync, problems: Problems, referenced: Map<string, string>): number {
  let count = 0;
  for (const { tbl, key, json } of db.prepare('SELECT tbl, key, json FROM row').iterate()) {
    count += 1;
    const name = `The record ${tbl} ${key}`;
    const record = parsed(String(json));
    if (typeof record !== 'object' || record === null) problems.add(`${name} is not JSON.`);
    else for (const digest of blobsOf(String(tbl), record)) referenced.set(digest, name);
  }
  return count;
}

function checkRecords(db: DatabaseSync, problems: Problems): number {
  let count = 0;
  const rows = db
    .prepare(
      'SELECT sequence, name AS stream, timestamp, json FROM record LEFT JOIN stream ON id = record.stream',
    )
    .iterate();
  for (const { sequence, stream, timestamp, json } of rows) {
    count += 1;
    if (stream === null) problems.add(`Record ${sequence} belongs to no stream.`);
    if (parsed(String(json)) === undefined)
      problems.add(`Record ${sequence} of the stream ${stream} is not JSON.`);
    if (!Number.isSafeInteger(Number(timestamp)))
      problems.add(`Record ${sequence} of the stream ${stream} has no time.`);
  }
  return count;
}

/** The blobs that are there and hold what their name says. */
async function checkBlobs(folder: string, problems: Problems): Promise<Set<string>> {
  const found = new Set<string>();
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    // Half written when an engine was killed: nothing refers to it, and the engine removes it.
    if (!/^[0-9a-f]{64}$/.test(name)) continue;
    const digest = await sha256(join(folder, name)).catch((error: Error) => error.message);
    found.add(`sha256:${name}`);
    if (digest !== name)
      problems.add(`The blob sha256:${name} does not hold what its name says (${digest}).`);
  }
  return found;
}

export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** By the names that records give them; other digests are of images, which may be somebody else's. */
function blobsOf(table: string, record: object): string[] {
  // An image layer is the blob of its digest.
  const isLayer = /(^|:)ecr\/layers$/.test(table);
  const found: string[] = [];
  const walk = (name: string, value: unknown): void => {
    if (typeof value === 'string') {
      const isBlob = /blobs?$/i.test(name) || (isLayer && name === 'digest');
      if (isBlob && /^sha256:[0-9a-f]{64}$/.test(value)) found.push(value);
    } else if (Array.isArray(value)) for (const each of value) walk(name, each);
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) walk(key, each);
  };
  walk('', record);
  return found;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
