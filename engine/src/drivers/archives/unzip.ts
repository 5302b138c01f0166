// Unpacks a ZIP file into a folder, with the permissions and symbolic links that git and build tools put in it.
import { chmodSync, existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

const symbolicLink = 0o120000;
const fileType = 0o170000;
const madeByUnix = 3;

/** Rejects when it is not a ZIP file, is damaged, or names a path outside the folder. */
export async function unzip(bytes: Uint8Array, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const root = realpathSync(folder);
  const links: { readonly path: string; readonly target: string }[] = [];
  const zip = await open(bytes);
  for await (const entry of zip.eachEntry()) {
    // Paths that lead out of the folder have been refused by yauzl.
    const path = join(root, entry.fileName);
    if (entry.fileName.endsWith('/')) {
      mkdirSync(path, { recursive: true });
      continue;
    }
    const content = await buffer(await zip.openReadStreamPromise(entry));
    const mode = modeOf(entry);
    mkdirSync(dirname(path), { recursive: true });
    if ((mode & fileType) === symbolicLink) links.push({ path, target: content.toString() });
    else {
      writeFileSync(path, content);
      if (mode & 0o777) chmodSync(path, mode & 0o777);
    }
  }
  // Links come last, so that no file is written through one.
  for (const { path, target } of links) if (!existsSync(path)) symlinkSync(target, path);
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return await fromBufferPromise(zip, { lazyEntries: true });
  } catch (error) {
    throw new Error(`not a ZIP file: ${(error as Error).message}`);
  }
}

/** A Unix mode, which is in the upper half of the attributes; 0 when the entry was not made on a Unix. */
function modeOf({ versionMadeBy, externalFileAttributes }: Entry): number {
  return versionMadeBy >>> 8 === madeByUnix ? externalFileAttributes >>> 16 : 0;
}
