// Applies an image layer to a folder, with whiteouts: https://github.com/opencontainers/image-spec/blob/main/layer.md
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, link, lstat, mkdir, readdir, realpath, rm, symlink, utimes } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';

/**
 * Unpacks a layer on top of what is in `root`. Nothing outside `root` is written, whatever the layer contains.
 * @throws Error when the bytes do not match `digest`
 */
export async function unpackLayer(source: Readable, digest: string, root: string): Promise<void> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const head = await firstBytes(source);
  const compressed = head[0] === 0x1f && head[1] === 0x8b;
  source.unshift(head);
  const tar = extract();
  const layer = new Layer(await realpath(root));
  const entries = (async () => {
    for await (const entry of tar) {
      await layer.apply(entry.header, entry as unknown as Readable);
      entry.resume();
    }
  })();
  const sink = tar as unknown as NodeJS.WritableStream;
  const moved = compressed
    ? pipeline(source, hashing, createGunzip(), sink)
    : pipeline(source, hashing, sink);
  await Promise.all([moved, entries]);
  const got = `sha256:${hash.digest('hex')}`;
  if (got !== digest) throw new Error(`layer ${digest} arrived as ${got}`);
}

async function firstBytes(source: Readable): Promise<Buffer> {
  for (;;) {
    const chunk = source.read(2) as Buffer | null;
    if (chunk) return chunk;
    if (source.readableEnded || source.destroyed) return Buffer.alloc(0);
    await new Promise((resolve, reject) => {
      source.once('readable', resolve);
      source.once('end', resolve);
      source.once('error', reject);
    });
  }
}

class Layer {
  readonly #root: string;
  /** Real folders that are known to be inside the root, by their path in the image. */
  readonly #folders = new Map<string, string>();
  /** Paths in this layer: an opaque whiteout does not remove them. */
  readonly #own = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  async apply(header: Header, content: Readable): Promise<void> {
    const name = header.name.split('/').filter((part) => part !== '' && part !== '.');
    if (name.includes('..')) throw new Error(`the layer names a path outside the image: ${header.name}`);
    const last = name.at(-1);
    if (last === undefined) return;
    const parentPath = name.slice(0, -1).join('/');
    const parent = await this.#folder(parentPath);
    const path = join(parent, last);
    if (last === '.wh..wh..opq') return this.#empty(parent, parentPath);
    if (last.startsWith('.wh.')) return rm(join(parent, last.slice(4)), { recursive: true, force: true });
    this.#own.add(name.join('/'));
    if (header.type !== 'directory') await this.#clear(path, name.join('/'));
    switch (header.type) {
      case 'directory':
        return this.#directory(path, header, name.join('/'));
      case 'file':
      case 'contiguous-file':
        await pipeline(content, createWriteStream(path, { mode: header.mode & 0o7777 }));
        await chmod(path, header.mode & 0o7777);
        return utimes(path, header.mtime, header.mtime);
      case 'symlink':
        return symlink(insideRoot(header.linkname, path, this.#root), path);
      case 'link': {
        const target = header.linkname.split('/').filter((part) => part !== '' && part !== '.');
        if (target.includes('..'))
          throw new Error(`the layer has a link to outside the image: ${header.linkname}`);
        return link(join(await this.#folder(target.slice(0, -1).join('/')), target.at(-1) ?? ''), path);
      }
      default:
        // Devices and FIFOs need a container and are skipped; most images that contain them run without.
        return;
    }
  }

  async #directory(path: string, header: Header, name: string): Promise<void> {
    const there = await lstat(path).catch(() => undefined);
    if (there && !there.isDirectory()) await this.#clear(path, name);
    await mkdir(path, { recursive: true });
    // The owner must be able to write to it for the next entries.
    await chmod(path, (header.mode & 0o7777) | 0o700);
  }

  async #clear(path: string, name: string): Promise<void> {
    for (const folder of [...this.#folders.keys()]) {
      if (folder === name || folder.startsWith(`${name}/`)) this.#folders.delete(folder);
    }
    await rm(path, { recursive: true, force: true });
  }

  async #empty(folder: string, name: string): Promise<void> {
    for (const entry of await readdir(folder)) {
      const path = name === '' ? entry : `${name}/${entry}`;
      if (!this.#own.has(path)) await rm(join(folder, entry), { recursive: true, force: true });
    }
  }

  /** The real folder of a path in the image, created if missing. Links are followed as long as they stay inside. */
  async #folder(path: string): Promise<string> {
    const known = this.#folders.get(path);
    if (known) return known;
    if (path === '') return this.#root;
    const parent = await this.#folder(path.includes('/') ? dirname(path) : '');
    const wanted = join(parent, basename(path));
    if (!(await lstat(wanted).catch(() => undefined))) await mkdir(wanted);
    const real = await realpath(wanted);
    if (real !== this.#root && !real.startsWith(this.#root + sep))
      throw new Error(`the layer writes through a link that leaves the image: ${path}`);
    this.#folders.set(path, real);
    return real;
  }
}

/** Makes an absolute link relative: its root is the image's, not this machine's. */
function insideRoot(target: string, path: string, root: string): string {
  if (!target.startsWith('/')) return target;
  return relative(dirname(path), join(root, target)) || '.';
}
