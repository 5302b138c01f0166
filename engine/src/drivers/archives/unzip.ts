// Unpacks a ZIP file into a folder, with the permissions and symbolic links that git and build tools put in it. Nothing
// is written outside the folder, and no link leads there.
import {
  closeSync,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, posix } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { inflateRawSync } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';

const symbolicLink = 0o120000;
const regularFile = 0o100000;
const fileType = 0o170000;
const madeByUnix = 3;
/** The limit for the content of one ZIP file: without one, a few bytes could fill the memory. */
const maxBytes = 2 ** 30;
const smallBytes = 2 ** 18;
/** After as long as this, others get their turn. */
const sliceMs = 20;
const stored = 0;
const deflated = 8;
const localHeader = 0x04034b50;
const umask = process.umask();

/** Rejects when it is not a ZIP file, is damaged, is too large, or leads outside the folder. */
export async function unzip(bytes: Uint8Array, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const root = realpathSync.native(folder);
  const folders = new Folders(root);
  const links = new Map<string, string>();
  let left = maxBytes;
  let pauseAt = performance.now() + sliceMs;
  const zip = await open(bytes);
  for await (const entry of zip.eachEntry()) {
    // yauzl has refused absolute paths and those with `..`, and refuses content longer than the entry says.
    const parts = partsOf(entry.fileName);
    left -= entry.uncompressedSize;
    if (left < 0) throw new Error(`the ZIP file has more than ${maxBytes / 2 ** 20} MiB of content`);
    if (entry.fileName.endsWith('/')) {
      folders.make(parts);
      continue;
    }
    if (performance.now() > pauseAt) {
      await setImmediate();
      pauseAt = performance.now() + sliceMs;
    }
    const small = smallContentOf(entry, bytes);
    const content = small ?? (await buffer(await zip.openReadStreamPromise(entry)));
    const mode = modeOf(entry);
    const type = mode & fileType;
    if (type === symbolicLink) links.set(parts.join('/'), content.toString());
    // No build tool packs devices, FIFOs or sockets.
    else if (type !== 0 && type !== regularFile)
      throw new Error(`the ZIP file has an entry that is not a file: ${quoted(entry.fileName)}`);
    else writeFile(folders, parts, content, mode);
  }
  // Links come last, so that no file is written through one.
  for (const [name, target] of links) makeLink(new Folders(root), name, target);
  for (const name of links.keys()) checkLink(root, name);
}

/** A stream for each of a repository's thousands of small files takes ten times as long as all of them at once. */
function smallContentOf(entry: Entry, bytes: Uint8Array): Buffer | undefined {
  const { compressedSize, compressionMethod, uncompressedSize } = entry;
  const isSmall = Math.max(compressedSize, uncompressedSize) <= smallBytes && !entry.isEncrypted();
  if (!isSmall || !(compressionMethod === stored || compressionMethod === deflated)) return undefined;
  const start = dataStart(entry, bytes);
  const data = bytes.subarray(start, start + compressedSize);
  const content = compressionMethod === stored ? Buffer.from(data) : inflate(data, entry);
  if (content.length !== uncompressedSize)
    throw new Error(`the ZIP file has an entry of another size than it says: ${quoted(entry.fileName)}`);
  return content;
}

function inflate(data: Uint8Array, { fileName, uncompressedSize }: Entry): Buffer {
  try {
    // A byte more, since 0 would mean no limit.
    return inflateRawSync(data, { maxOutputLength: uncompressedSize + 1 });
  } catch (error) {
    const isTooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    const why = isTooLong ? `there are more than ${uncompressedSize} bytes` : (error as Error).message;
    throw new Error(`the ZIP file has a damaged entry: ${quoted(fileName)}: ${why}`);
  }
}

/** After the local header: 30 bytes, the name, and a field of extras, whose length may differ from the directory's. */
function dataStart({ relativeOffsetOfLocalHeader: at, fileName }: Entry, bytes: Uint8Array): number {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(30, bytes.length - at));
  if (header.length < 30 || header.readUInt32LE(0) !== localHeader)
    throw new Error(`the ZIP file has no local header for ${quoted(fileName)}`);
  return at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { fromBufferPromise } = await import('yauzl');
    return await fromBufferPromise(zip, { lazyEntries: true });
  } catch (error) {
    throw new Error(`not a ZIP file: ${(error as Error).message}`);
  }
}

/** A Unix mode, which is in the upper half of the attributes; 0 when the entry was not made on a Unix. */
function modeOf({ versionMadeBy, externalFileAttributes }: Entry): number {
  return versionMadeBy >>> 8 === madeByUnix ? externalFileAttributes >>> 16 : 0;
}

function partsOf(name: string): string[] {
  if (name.includes('\0')) throw new Error(`the ZIP file has a name with a NUL: ${quoted(name)}`);
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 && !name.endsWith('/'))
    throw new Error(`the ZIP file has an entry without a name: ${quoted(name)}`);
  return parts;
}

function writeFile(folders: Folders, parts: readonly string[], content: Buffer, mode: number): void {
  const path = join(folders.make(parts.slice(0, -1)), parts.at(-1)!);
  const permissions = mode & 0o777 || 0o666;
  let file: number;
  try {
    file = openSync(path, 'w', permissions);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EISDIR') throw error;
    throw new Error(`the ZIP file has a file and a folder of the name ${quoted(parts.join('/'))}`);
  }
  try {
    writeFileSync(file, content);
    // What the umask took away. An entry without a mode of its own keeps what the umask leaves.
    if (mode & 0o777 & umask) fchmodSync(file, permissions);
  } finally {
    closeSync(file);
  }
}

/** Makes folders below the root. Each is looked at once: there are no links before the last file is written. */
class Folders {
  readonly root: string;
  readonly #known = new Map<string, string>();
  readonly #made = new Set<string>();

  constructor(root: string) {
    this.root = root;
  }

  /** Returns the path. Neither it nor a parent may be anything but a folder. */
  make(parts: readonly string[]): string {
    const whole = parts.join('/');
    const known = this.#known.get(whole);
    if (known !== undefined) return known;
    let path = this.root;
    for (const part of parts) {
      path = join(path, part);
      if (this.#made.has(path)) continue;
      const stat = lstatSync(path, { throwIfNoEntry: false });
      if (!stat) mkdirSync(path);
      else if (!stat.isDirectory())
        throw new Error(`the ZIP file has an entry below one that is not a folder: ${quoted(whole)}`);
      this.#made.add(path);
    }
    this.#known.set(whole, path);
    return path;
  }
}

function makeLink(folders: Folders, name: string, target: string): void {
  const resolved = posix.join(posix.dirname(name), target);
  const isOutside = target.startsWith('/') || resolved === '..' || resolved.startsWith('../');
  if (isOutside || target === '' || target.includes('\0')) throw outside(name, target);
  const parts = name.split('/');
  const path = join(folders.make(parts.slice(0, -1)), parts.at(-1)!);
  if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(target, path);
}

/** Links that each stay inside can lead outside together. */
function checkLink(root: string, name: string): void {
  let path: string;
  try {
    // The implementation in JavaScript resolves `link/..` without following the link.
    path = realpathSync.native(join(root, name));
  } catch {
    // It leads to a file that does not exist.
    return;
  }
  if (path !== root && !path.startsWith(`${root}/`)) throw outside(name, path);
}

const outside = (name: string, target: string) =>
  new Error(`the ZIP file has a link that leads outside: ${quoted(name)} to ${quoted(target)}`);

const quoted = (name: string) => JSON.stringify(name.slice(0, 200)).slice(1, -1);
