// Applies an image layer to a folder, with whiteouts: https://github.com/opencontainers/image-spec/blob/main/layer.md
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import {
  chmod,
  link,
  lstat,
  mkdir,
  readdir,
  readlink,
  realpath,
  rm,
  symlink,
  utimes,
} from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Header } from 'tar-stream';
import { tarStream } from '../../kernel/lazily.ts';

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
  const tar = tarStream().extract();
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
    const name = partsOf(header.name);
    const last = name.at(-1);
    if (last === undefined) return;
    const parentPath = name.slice(0, -1).join('/');
    const parent = await this.#folder(parentPath);
    const path = join(parent, last);
    if (last === '.wh..wh..opq') return this.#empty(parent, parentPath);
    if (last.startsWith('.wh.')) return this.#remove(parent, last.slice(4), header.name);
    this.#own.add(name.join('/'));
    if (header.type !== 'directory') await this.#clear(path, name.join('/'));
    switch (header.type) {
      case 'directory':
        return this.#directory(path, header, name.join('/'));
      case 'file':
      case 'contiguous-file':
        // Not setuid: the image's root is this machine's, and its programs are run as their user, not as their owner.
        await pipeline(content, createWriteStream(path, { flags: 'wx', mode: header.mode & 0o777 }));
        await chmod(path, header.mode & 0o777);
        return utimes(path, header.mtime, header.mtime);
      case 'symlink':
        return symlink(insideRoot(header, path, this.#root), path);
      case 'link':
        return this.#hardLink(header, path);
      default:
        // Devices and FIFOs need a container and are skipped; most images that contain them run without.
        return;
    }
  }

  async #directory(path: string, header: Header, name: string): Promise<void> {
    const there = await lstat(path).catch(() => undefined);
    if (there && !there.isDirectory()) await this.#clear(path, name);
    await mkdir(path, { recursive: true });
    // The owner must be able to go on writing below it.
    await chmod(path, (header.mode & 0o1777) | 0o700);
  }

  async #hardLink({ name, linkname }: Header, path: string): Promise<void> {
    const target = partsOf(linkname ?? '');
    const last = target.at(-1);
    if (last === undefined) throw new Error(`the layer links ${shown(name)} to no file`);
    const file = join(await this.#folder(target.slice(0, -1).join('/')), last);
    const stat = await lstat(file).catch(() => undefined);
    if (!stat)
      throw new Error(`the layer links ${shown(name)} to ${shown(linkname ?? '')}, which is not there`);
    // Some systems would follow it: another link to the same place is the same thing.
    if (stat.isSymbolicLink()) return symlink(await readlink(file), path);
    return link(file, path);
  }

  async #remove(folder: string, name: string, whiteout: string): Promise<void> {
    // It would remove the folder itself, or the one above it.
    if (name === '' || name === '.' || name === '..')
      throw new Error(`the layer removes what is no file: ${shown(whiteout)}`);
    this.#forget(relative(this.#root, join(folder, name)));
    await rm(join(folder, name), { recursive: true, force: true });
  }

  /** A folder that goes away takes along what is known of it, also where the system ignores case. */
  #forget(name: string): void {
    const plain = (path: string) => path.normalize().toLowerCase();
    for (const [folder, real] of this.#folders) {
      const paths = [plain(folder), plain(relative(this.#root, real))];
      if (paths.some((path) => path === plain(name) || path.startsWith(`${plain(name)}/`)))
        this.#folders.delete(folder);
    }
  }

  async #clear(path: string, name: string): Promise<void> {
    this.#forget(name);
    this.#forget(relative(this.#root, path));
    await rm(path, { recursive: true, force: true });
  }

  async #empty(folder: string, name: string): Promise<void> {
    for (const entry of await readdir(folder)) {
      const path = name === '' ? entry : `${name}/${entry}`;
      if (this.#own.has(path)) continue;
      this.#forget(relative(this.#root, join(folder, entry)));
      await rm(join(folder, entry), { recursive: true, force: true });
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
    const real = await realpath(wanted).catch(() => undefined);
    if (real === undefined) throw new Error(`the layer writes through a link that leads nowhere: ${path}`);
    if (real !== this.#root && !real.startsWith(this.#root + sep))
      throw new Error(`the layer writes through a link that leaves the image: ${path}`);
    this.#folders.set(path, real);
    return real;
  }
}

/**
 * An absolute link means the image's root, not this machine's, and one that goes up ends there, too: it becomes the same
 * link, relatively. Where a chain of links leads out all the same, nothing is written through it.
 */
function insideRoot({ name, linkname: target }: Header, path: string, root: string): string {
  if (!target || target.includes('\0')) throw new Error(`the layer links ${shown(name)} to no file`);
  const from = dirname(path);
  const inImage = resolve('/', relative(root, from), target);
  const isInside = !target.startsWith('/') && join(root, inImage) === join(from, target);
  return isInside ? target : relative(from, join(root, inImage)) || '.';
}

function partsOf(name: string): string[] {
  if (name.includes('\0')) throw new Error(`the layer has a name with a NUL: ${shown(name)}`);
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) throw new Error(`the layer names a path outside the image: ${shown(name)}`);
  return parts;
}

const shown = (name: string) => JSON.stringify(name.slice(0, 200)).slice(1, -1);
