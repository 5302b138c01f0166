// Images on disk as an OCI layout: https://github.com/opencontainers/image-spec/blob/main/image-layout.md
// Each name of an image is an annotated entry of index.json: a tag, or a repository's digest, which contains an `@`.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonFile, replaceFile } from '../../../kernel/files.ts';
import {
  type Descriptor,
  type ImageConfig,
  type ImageIndex,
  type ImageManifest,
  mediaTypes,
} from '../../images/oci.ts';
import { parseReference } from '../../images/reference.ts';

const nameAnnotation = 'org.opencontainers.image.ref.name';

export interface StoredImage {
  /** Of the manifest. */
  readonly descriptor: Descriptor;
  readonly manifest: ImageManifest;
  readonly config: ImageConfig;
  readonly tags: readonly string[];
  readonly repoDigests: readonly string[];
}

export class ImageStore {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
    const layout = join(folder, 'oci-layout');
    if (!existsSync(layout)) replaceFile(layout, JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  }

  /** @throws Error when it is no digest, which a manifest of somebody else's may have in its place */
  blobPath(digest: string): string {
    if (!/^sha256:[0-9a-f]{64}$/.test(digest)) throw new Error(`not a digest: ${digest}`);
    return join(this.folder, 'blobs/sha256', digest.replace('sha256:', ''));
  }

  hasBlob(digest: string): boolean {
    return existsSync(this.blobPath(digest));
  }

  readBlob(digest: string): Buffer {
    return readFileSync(this.blobPath(digest));
  }

  writeBlob(bytes: Uint8Array, mediaType: string): Descriptor {
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    if (!this.hasBlob(digest)) replaceFile(this.blobPath(digest), bytes);
    return { mediaType, digest, size: bytes.length };
  }

  /** A temporary path, in the store's own file system so that it can be renamed. */
  partialPath(): string {
    return join(this.folder, `partial-${process.pid}-${process.hrtime.bigint()}`);
  }

  writeImage(config: ImageConfig, layers: readonly Descriptor[]): Descriptor {
    const manifest: ImageManifest = {
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config: this.writeBlob(Buffer.from(JSON.stringify(config)), mediaTypes.config),
      layers,
    };
    return this.writeBlob(Buffer.from(JSON.stringify(manifest)), mediaTypes.manifest);
  }

  /** Gives the image names (`repository:tag` or `repository@digest`); other images lose them. */
  name(names: readonly string[], descriptor: Descriptor): void {
    const { mediaType, digest, size } = descriptor;
    this.#change((entries) => [
      ...entries.filter((entry) => !names.includes(nameOf(entry))),
      ...(names.length > 0 ? names : ['']).map((name) => ({
        mediaType,
        digest,
        size,
        ...(name ? { annotations: { [nameAnnotation]: name } } : {}),
      })),
    ]);
  }

  /** By name (with the tag `latest` by default), by digest, or by the beginning of its id. */
  find(text: string): StoredImage | undefined {
    const entries = this.#entries();
    const id = /^(?:sha256:)?([0-9a-f]{6,64})$/.exec(text)?.[1];
    const byId = id
      ? this.list().find((image) => image.manifest.config.digest.startsWith(`sha256:${id}`))
      : undefined;
    if (byId) return byId;
    const name = fullName(text);
    const entry = entries.find(
      (each) => nameOf(each) === name || (name.includes('@') && each.digest === name.split('@')[1]),
    );
    return entry ? this.#image(entry.digest, entries) : undefined;
  }

  list(): readonly StoredImage[] {
    const entries = this.#entries();
    return [...new Set(entries.map((entry) => entry.digest))].map((digest) => this.#image(digest, entries));
  }

  #image(digest: string, entries: readonly Descriptor[]): StoredImage {
    const own = entries.filter((entry) => entry.digest === digest);
    const manifest = JSON.parse(this.readBlob(digest).toString()) as ImageManifest;
    const names = own.map(nameOf).filter((name) => name !== '');
    return {
      descriptor: { mediaType: own[0]?.mediaType ?? mediaTypes.manifest, digest, size: own[0]?.size ?? 0 },
      manifest,
      config: JSON.parse(this.readBlob(manifest.config.digest).toString()) as ImageConfig,
      tags: names.filter((name) => !name.includes('@')),
      repoDigests: names.filter((name) => name.includes('@')),
    };
  }

  #entries(): readonly Descriptor[] {
    const index = readJsonFile<Partial<ImageIndex>>(join(this.folder, 'index.json'));
    return Array.isArray(index?.manifests) ? index.manifests : [];
  }

  #change(change: (entries: readonly Descriptor[]) => readonly Descriptor[]): void {
    const release = this.#lock();
    try {
      const index: ImageIndex = { schemaVersion: 2, manifests: change(this.#entries()) };
      replaceFile(join(this.folder, 'index.json'), JSON.stringify(index));
    } finally {
      release();
    }
  }

  /** Simultaneous builds must not lose each other's names. A stale lock is broken. */
  #lock(): () => void {
    const path = join(this.folder, 'index.lock');
    const waiting = new Int32Array(new SharedArrayBuffer(4));
    for (let tries = 0; ; tries++) {
      try {
        writeFileSync(path, String(process.pid), { flag: 'wx' });
        return () => rmSync(path, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const ageMs = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
        if (ageMs > 2000 || tries > 1000) rmSync(path, { force: true });
        else Atomics.wait(waiting, 0, 0, 5);
      }
    }
  }
}

/** The name as it is stored: always with a tag, and with Docker Hub's registry only where it was given. */
export function fullName(text: string): string {
  const reference = parseReference(text);
  if (reference.digest) return `${text.split('@')[0]?.replace(/:[^:/]*$/, '')}@${reference.digest}`;
  return reference.tag ? text : `${text}:latest`;
}

function nameOf(entry: Descriptor): string {
  return entry.annotations?.[nameAnnotation] ?? '';
}
