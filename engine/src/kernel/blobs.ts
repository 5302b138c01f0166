// Content-addressed bytes on disk: the same content is stored once. Names are `sha256:<64 hex>`.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StateNotWritten } from './journal.ts';

/** As the journal says it. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'it is read-only',
  EIO: 'the disk cannot be written',
};

export interface Blobs {
  /** Stores the bytes durably and returns their digest. */
  put(bytes: Uint8Array): string;
  /** @throws Error when there is no such blob, which is a broken invariant and not a user's mistake */
  get(digest: string): Uint8Array;
  has(digest: string): boolean;
  sizeBytes(digest: string): number;
  /** The file that holds the blob, for drivers that stream. */
  path(digest: string): string;
}

export class BlobFolder implements Blobs {
  readonly #folder: string;
  /** Stored since the last sweep: what refers to them may not be written yet. */
  #fresh = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  put(bytes: Uint8Array): string {
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const path = this.path(digest);
    this.#fresh.add(digest);
    if (existsSync(path)) return digest;
    // Written to another file and renamed, so that no reader sees half a blob, whenever the engine dies.
    const partial = `${path}.${process.pid}.partial`;
    try {
      writeFileSync(partial, bytes, { mode: 0o600 });
      renameSync(partial, path);
    } catch (error) {
      rmSync(partial, { force: true });
      const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
      throw reason
        ? new StateNotWritten(`The state could not be written: ${reason}`, { cause: error })
        : error;
    }
    return digest;
  }

  get(digest: string): Uint8Array {
    return readFileSync(this.path(digest));
  }

  has(digest: string): boolean {
    return existsSync(this.path(digest));
  }

  /**
   * Deletes what nothing refers to, and what an engine that was killed left half written. A blob that was stored since the
   * last sweep stays until the next one. Returns how many bytes were freed.
   */
  sweep(isReferenced: (digest: string) => boolean): number {
    let freed = 0;
    for (const name of readdirSync(this.#folder)) {
      const digest = /^[0-9a-f]{64}$/.test(name) ? `sha256:${name}` : undefined;
      if (digest ? this.#fresh.has(digest) || isReferenced(digest) : !isLeftOver(name)) continue;
      const path = join(this.#folder, name);
      freed += statSync(path).size;
      rmSync(path);
    }
    this.#fresh = new Set();
    return freed;
  }

  /** Forgets every blob. */
  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
  }

  sizeBytes(digest: string): number {
    return statSync(this.path(digest)).size;
  }

  path(digest: string): string {
    const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
    if (!hex) throw new Error(`Not a digest: ${digest}`);
    return join(this.#folder, hex);
  }
}

/** A partial file of another process, which is none of this engine's: one engine at a time uses the folder. */
const isLeftOver = (name: string) => name.endsWith('.partial') && !name.endsWith(`.${process.pid}.partial`);

/** Blobs of a rehearsal: nothing touches the disk, so a blob has no path. */
export class MemoryBlobs implements Blobs {
  readonly #bytes = new Map<string, Uint8Array>();

  put(bytes: Uint8Array): string {
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    this.#bytes.set(digest, Uint8Array.from(bytes));
    return digest;
  }

  get(digest: string): Uint8Array {
    const bytes = this.#bytes.get(digest);
    if (!bytes) throw new Error(`There is no blob ${digest}`);
    return bytes;
  }

  has(digest: string): boolean {
    return this.#bytes.has(digest);
  }

  sizeBytes(digest: string): number {
    return this.get(digest).length;
  }

  path(digest: string): string {
    throw new Error(`A rehearsal has no files: ${digest}`);
  }
}
