// A state in one file: a TAR with a description, a consistent copy of the database, and the blobs.
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pack } from 'tar-stream';
import { stateVersion } from '../../kernel/journal.ts';
import { tarStream } from '../../kernel/lazily.ts';
import { StartFailure } from '../start-failure.ts';
import { StateFolder } from '../state-folder.ts';
import { checkState } from './check.ts';
import { openDatabase } from './database.ts';

/** Raised when the archive's own layout changes. */
const format = 1;
const descriptionName = 'drydock-state.json';
const databaseName = 'state.sqlite';
/** Only of a state whose clock was changed. */
const clockName = 'clock.json';

interface Description {
  readonly format: number;
  readonly stateVersion: number;
}

/**
 * Writes a state to a file. The same state gives the same bytes.
 * @returns the file's size in bytes
 * @throws StartFailure when there is no state, an engine uses it, or the file cannot be written
 */
export async function exportState(folder: StateFolder, file: string): Promise<number> {
  const partial = `${file}.${process.pid}.partial`;
  const copy = join(folder.path, `export.${process.pid}.partial`);
  const db = openDatabase(folder)!;
  try {
    // Not a copy of the file: what waits in the log belongs to it, and what was deleted does not.
    db.prepare('VACUUM INTO ?').run(copy);
    const tar = tarStream().pack();
    const written = pipeline(tar as unknown as Readable, createWriteStream(partial, { mode: 0o600 }));
    const description: Description = { format, stateVersion };
    await Promise.all([written, fill(tar, description, copy, folder)]);
    renameSync(partial, file);
    return statSync(file).size;
  } catch (error) {
    rmSync(partial, { force: true });
    throw notWritten(file, error);
  } finally {
    rmSync(copy, { force: true });
    db.close();
  }
}

async function fill(
  tar: Pack,
  description: Description,
  database: string,
  { blobs, clockFile }: StateFolder,
): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      const text = JSON.stringify(description);
      tar.entry({ name: descriptionName, mode: 0o600, mtime: new Date(0) }, text, (error) =>
        error ? reject(error) : resolve(),
      );
    });
    await add(tar, databaseName, database);
    if (existsSync(clockFile)) await add(tar, clockName, clockFile);
    for (const name of existsSync(blobs) ? readdirSync(blobs).sort() : [])
      if (isBlobName(name)) await add(tar, `blobs/${name}`, join(blobs, name));
    tar.finalize();
  } catch (error) {
    tar.destroy(error as Error);
    throw error;
  }
}

async function add(tar: Pack, name: string, file: string): Promise<void> {
  const entry = tar.entry({ name, mode: 0o600, mtime: new Date(0), size: statSync(file).size });
  await pipeline(createReadStream(file), entry as unknown as NodeJS.WritableStream);
}

/**
 * Makes a state of a file, in a folder that is absent or empty: all of it, or nothing.
 * @throws StartFailure when the folder holds something, or the file is no state that this Drydock can read
 */
export async function importState(path: string, file: string): Promise<void> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new StartFailure(`There is no file ${file}.`);
  requireEmpty(path);
  const partial = `${path}.${process.pid}.partial`;
  rmSync(partial, { recursive: true, force: true });
  try {
    mkdirSync(join(partial, 'blobs'), { recursive: true, mode: 0o700 });
    await unpack(file, partial);
    const { problems } = await checkState(new StateFolder(partial));
    if (problems.length > 0) throw unreadable(file, problems.join(' '));
    // An engine that began on the folder in the meantime keeps it.
    requireEmpty(path);
    if (existsSync(path)) rmdirSync(path);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error instanceof StartFailure ? error : notWritten(path, error);
  }
}

function requireEmpty(path: string): void {
  if (!existsSync(path)) return;
  const folder = new StateFolder(path);
  // Says which engine it is.
  if (existsSync(folder.journalFile)) folder.openJournal().close();
  if (!statSync(path).isDirectory() || readdirSync(path).length > 0)
    throw new StartFailure(
      `${path} is not empty. Import into a folder that is, with --state, or remove what is there with \`drydock down --purge\`.`,
    );
}

async function unpack(file: string, folder: string): Promise<void> {
  const tar = tarStream().extract();
  const seen = new Set<string>();
  const entries = (async () => {
    for await (const entry of tar) {
      const { name, type } = entry.header;
      const isBlob = dirname(name) === 'blobs' && isBlobName(basename(name));
      if (type !== 'file' || seen.has(name) || !(isBlob || knownNames.includes(name)))
        throw unreadable(file, `it holds ${JSON.stringify(name)}`);
      seen.add(name);
      const content = entry as unknown as Readable;
      if (name === descriptionName) requireVersion(file, await textOf(content));
      else {
        if (!seen.has(descriptionName)) throw unreadable(file, 'it has no description');
        await pipeline(content, createWriteStream(join(folder, name), { flags: 'wx', mode: 0o600 }));
      }
    }
  })();
  try {
    await Promise.all([pipeline(createReadStream(file), tar as unknown as NodeJS.WritableStream), entries]);
  } catch (error) {
    tar.destroy();
    throw error instanceof StartFailure || isSystemError(error)
      ? error
      : unreadable(file, (error as Error).message);
  }
  if (!seen.has(databaseName)) throw unreadable(file, 'it has no database');
}

function requireVersion(file: string, text: string): void {
  let found: Partial<Description>;
  try {
    found = JSON.parse(text) as Partial<Description>;
  } catch {
    throw unreadable(file, 'its description is not JSON');
  }
  if (found?.format !== format || found.stateVersion !== stateVersion)
    throw new StartFailure(
      `${file} is of another version of Drydock (format ${found?.format}, state ${found?.stateVersion}); this one reads format ${format}, state ${stateVersion}.`,
    );
}

async function textOf(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += chunk;
    if (text.length > 10_000) throw new Error('its description is too long');
  }
  return text;
}

const knownNames = [descriptionName, databaseName, clockName];
const isBlobName = (name: string) => /^[0-9a-f]{64}$/.test(name);

const isSystemError = (error: unknown) => typeof (error as NodeJS.ErrnoException).syscall === 'string';

const unreadable = (file: string, why: string) =>
  new StartFailure(`${file} is no state that \`drydock state export\` wrote: ${why}`);

function notWritten(path: string, error: unknown): Error {
  if (error instanceof StartFailure || !(error instanceof Error)) return error as Error;
  return new StartFailure(`${path} cannot be written: ${error.message}.`);
}
