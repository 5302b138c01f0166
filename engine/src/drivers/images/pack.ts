// Packs image layers. The same files give the same bytes: entries are sorted, times and owners are parameters.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Pack } from 'tar-stream';
import { tarStream } from '../../kernel/lazily.ts';

export interface LayerEntry {
  /** Without a leading slash. */
  readonly path: string;
  readonly type: 'file' | 'directory' | 'symlink' | 'whiteout';
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** The target of a symbolic link. */
  readonly target?: string;
  /** Path of the file with the content. */
  readonly file?: string;
  readonly sizeBytes?: number;
}

export interface PackedLayer {
  /** Digest of the compressed layer. */
  readonly digest: string;
  /** Digest of the uncompressed TAR. */
  readonly diffId: string;
  readonly size: number;
}

/** Writes the layer to the file that `pathOf` names for its digest. */
export async function packLayer(
  entries: readonly LayerEntry[],
  mtime: Date,
  partial: string,
  pathOf: (digest: string) => string,
): Promise<PackedLayer> {
  const sorted = entries.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const tar = tarStream().pack();
  const diff = createHash('sha256');
  const stored = createHash('sha256');
  let size = 0;
  mkdirSync(dirname(partial), { recursive: true });
  const source = (tar as unknown as Readable).pipe(new PassThrough());
  const writing = pipeline(
    source,
    hashing(diff),
    createGzip({ level: 3 }),
    hashing(stored, (bytes) => {
      size += bytes;
    }),
    createWriteStream(partial),
  );
  const packing = (async () => {
    for (const entry of sorted) await add(tar, entry, mtime);
    tar.finalize();
  })();
  await Promise.all([writing, packing]);
  const digest = `sha256:${stored.digest('hex')}`;
  renameSync(partial, pathOf(digest));
  return { digest, diffId: `sha256:${diff.digest('hex')}`, size };
}

async function add(tar: Pack, entry: LayerEntry, mtime: Date): Promise<void> {
  const slash = entry.path.lastIndexOf('/') + 1;
  const header = { mode: entry.mode, uid: entry.uid, gid: entry.gid, mtime };
  switch (entry.type) {
    case 'directory':
      return ended(tar, { ...header, name: `${entry.path}/`, type: 'directory' });
    case 'symlink':
      return ended(tar, { ...header, name: entry.path, type: 'symlink', linkname: entry.target ?? '' });
    case 'whiteout':
      return ended(tar, {
        ...header,
        name: `${entry.path.slice(0, slash)}.wh.${entry.path.slice(slash)}`,
        type: 'file',
        size: 0,
      });
    case 'file': {
      const sizeBytes = entry.sizeBytes ?? 0;
      if (sizeBytes === 0) return ended(tar, { ...header, name: entry.path, type: 'file', size: 0 });
      const sink = tar.entry({ ...header, name: entry.path, type: 'file', size: sizeBytes });
      return pipeline(createReadStream(entry.file ?? ''), sink as unknown as NodeJS.WritableStream);
    }
  }
}

function ended(tar: Pack, header: Parameters<Pack['entry']>[0]): Promise<void> {
  return new Promise((resolve, reject) => {
    const content = header.type === 'file' ? '' : undefined;
    const done = (error?: Error | null) => (error ? reject(error) : resolve());
    if (content === undefined) tar.entry(header, done);
    else tar.entry(header, content, done);
  });
}

function hashing(hash: Hash, seen?: (bytes: number) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      seen?.(chunk.length);
      done(null, chunk);
    },
  });
}
