// One stage during a build: its configuration, its layers and, once something needs them, its unpacked files.
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJsonFile, replaceFile } from '../../../kernel/files.ts';
import { type Descriptor, mediaTypes, type RunConfig } from '../../images/oci.ts';
import { type LayerEntry, packLayer } from '../../images/pack.ts';
import { unpackLayer } from '../../images/unpack.ts';
import type { ImageStore } from '../store/image-store.ts';

export interface StageLayer {
  readonly descriptor: Descriptor;
  readonly diffId: string;
}

export interface StageOrigin {
  /** Identifies what the stage is made from: stages with the same key have the same files. */
  readonly key: string;
  readonly config: RunConfig;
  readonly layers: readonly StageLayer[];
  readonly history: readonly object[];
  /** Whether this machine's own Node.js stands for the base image. */
  readonly hostNode: boolean;
}

export class Stage {
  readonly name: string;
  readonly hostNode: boolean;
  config: RunConfig;
  /** Values of ARG, by name. */
  readonly arguments: Record<string, string> = {};
  readonly history: object[];
  readonly layers: StageLayer[];
  key: string;
  readonly #store: ImageStore;
  readonly #root: string;
  readonly #mtime: Date;
  #files: Promise<string> | undefined;

  constructor(name: string, origin: StageOrigin, store: ImageStore, root: string, mtime: Date) {
    this.name = name;
    this.hostNode = origin.hostNode;
    this.config = origin.config;
    this.key = origin.key;
    this.layers = [...origin.layers];
    this.history = [...origin.history];
    this.#store = store;
    this.#root = root;
    this.#mtime = mtime;
  }

  /** For a stage that is FROM this one. */
  origin(): StageOrigin {
    const { key, config, layers, history, hostNode } = this;
    return { key, config, layers, history, hostNode };
  }

  /** The folder with the stage's current files. They are unpacked only when something needs them. */
  files(): Promise<string> {
    this.#files ??= this.#unpack();
    return this.#files;
  }

  /**
   * Adds the layer of a step: from the cache when nothing that it depends on has changed, otherwise `make` changes the
   * stage's files and returns what it has changed. Returns whether it came from the cache.
   */
  async layer(
    dependsOn: readonly unknown[],
    useCache: boolean,
    make: (root: string) => Promise<readonly LayerEntry[]>,
  ): Promise<boolean> {
    const key = createHash('sha256')
      .update(JSON.stringify([this.key, this.#mtime.getTime(), ...dependsOn]))
      .digest('hex');
    const record = join(this.#store.folder, 'cache', key);
    const cached = useCache ? this.#cached(record) : undefined;
    this.key = key;
    if (cached !== undefined) {
      // Files that have been unpacked lack this layer: they are unpacked again when needed.
      this.#files = undefined;
      if (cached) this.layers.push(cached);
      return true;
    }
    const entries = await make(await this.files());
    const layer = entries.length > 0 ? await this.#pack(entries) : null;
    if (layer) this.layers.push(layer);
    mkdirSync(dirname(record), { recursive: true });
    replaceFile(record, JSON.stringify(layer));
    return false;
  }

  #cached(record: string): StageLayer | null | undefined {
    const layer = readJsonFile<StageLayer | null>(record);
    return layer && !this.#store.hasBlob(layer.descriptor.digest) ? undefined : layer;
  }

  async #pack(entries: readonly LayerEntry[]): Promise<StageLayer> {
    const packed = await packLayer(entries, this.#mtime, this.#store.partialPath(), (digest) =>
      this.#store.blobPath(digest),
    );
    const { digest, size, diffId } = packed;
    return { descriptor: { mediaType: mediaTypes.layerGzip, digest, size }, diffId };
  }

  async #unpack(): Promise<string> {
    const root = join(this.#root, `${this.name}-${this.layers.length}`);
    mkdirSync(root, { recursive: true });
    for (const { descriptor } of this.layers)
      await unpackLayer(createReadStream(this.#store.blobPath(descriptor.digest)), descriptor.digest, root);
    return root;
  }
}
