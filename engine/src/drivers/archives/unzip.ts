// Unpacks ZIP files with what git and build tools put in them: permissions and symbolic links.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (a library that keeps the modes was not at hand)
import { chmodSync, existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

interface ZipEntry {
  readonly name: string;
  readonly mode: number;
  readonly content: Buffer;
}

const symbolicLink = 0o120000;
const fileType = 0o170000;

/** @throws Error when it is no ZIP, or names something outside the folder. */
export function unzip(bytes: Uint8Array, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const root = realpathSync(folder);
  const links: ZipEntry[] = [];
  for (const entry of zipEntries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
    const path = inside(root, entry.name);
    if (entry.name.endsWith('/')) mkdirSync(path, { recursive: true });
    else if ((entry.mode & fileType) === symbolicLink) links.push(entry);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, entry.content);
      if (entry.mode & 0o777) chmodSync(path, entry.mode & 0o777);
    }
  }
  // Links come last, so that no file is written through one.
  for (const link of links) {
    const path = inside(root, link.name);
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path)) symlinkSync(link.content.toString(), path);
  }
}

function inside(root: string, name: string): string {
  const path = join(root, name);
  if (path !== root && !path.startsWith(root + sep)) throw new Error(`the ZIP names a path outside: ${name}`);
  return path;
}

function* zipEntries(zip: Buffer): Generator<ZipEntry> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error('not a ZIP file');
  const count = zip.readUInt16LE(end + 10);
  if (count === 0xffff) throw new Error('ZIP files of more than 65,534 entries are not supported');
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    // The upper half of the external attributes is a Unix mode when a Unix made the entry.
    const mode = zip[at + 5] === 3 ? zip.readUInt32LE(at + 38) >>> 16 : 0;
    const local = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength!);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const stored = zip.subarray(from, from + size);
    if (method !== 0 && method !== 8) throw new Error(`${name} is compressed in a way that is not supported`);
    yield { name, mode, content: method === 8 ? inflateRawSync(stored) : stored };
    at += 46 + nameLength! + extra! + comment!;
  }
}
