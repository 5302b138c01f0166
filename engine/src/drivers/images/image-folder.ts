// Images on disk: each one is pulled and unpacked once, into a folder named after its manifest's digest.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Distribution, type Manifest, RegistryError } from './distribution.ts';
import { hostArchitecture, type ImageConfig, type ImageIndex, type ImageManifest } from './oci.ts';
import { type ImageReference, referenceTarget } from './reference.ts';
import { unpackLayer } from './unpack.ts';

export interface UnpackedImage {
  /** Digest of what the reference names: a manifest, or an index for several platforms. */
  readonly digest: string;
  readonly config: ImageConfig;
  /** The folder with the image's file system. */
  readonly root: string;
}

export class ImageFolder {
  readonly #folder: string;
  readonly #unpacking = new Map<string, Promise<UnpackedImage>>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** @throws RegistryError, or Error when the registry has no image for this machine */
  async pull(registry: Distribution, reference: ImageReference): Promise<UnpackedImage> {
    // A digest always names the same content, so an image that is here needs no request.
    const known = reference.digest ? this.#unpacked(reference.digest) : undefined;
    if (known) return known;
    const manifest = await registry.manifest(reference.repository, referenceTarget(reference));
    const there = this.#unpacked(manifest.digest);
    if (there) return there;
    let unpacking = this.#unpacking.get(manifest.digest);
    if (!unpacking) {
      unpacking = this.#unpack(registry, reference.repository, manifest);
      this.#unpacking.set(manifest.digest, unpacking);
      const done = () => this.#unpacking.delete(manifest.digest);
      unpacking.then(done, done);
    }
    return unpacking;
  }

  #unpacked(digest: string): UnpackedImage | undefined {
    const folder = this.#path(digest);
    if (!existsSync(folder)) return undefined;
    const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as ImageConfig;
    return { digest, config, root: join(folder, 'root') };
  }

  async #unpack(registry: Distribution, repository: string, named: Manifest): Promise<UnpackedImage> {
    const manifest = await this.#forThisMachine(registry, repository, named);
    const configBytes = await readAll(await registry.blob(repository, manifest.config.digest));
    const config = JSON.parse(configBytes.toString()) as ImageConfig;
    const partial = `${this.#path(named.digest)}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(join(partial, 'root'), { recursive: true });
    try {
      for (const layer of manifest.layers)
        await unpackLayer(await registry.blob(repository, layer.digest), layer.digest, join(partial, 'root'));
      writeFileSync(join(partial, 'config.json'), configBytes);
      // Renamed when complete: whenever the engine is killed, a folder with this name is complete.
      renameSync(partial, this.#path(named.digest));
    } catch (error) {
      rmSync(partial, { recursive: true, force: true });
      throw error;
    }
    return { digest: named.digest, config, root: join(this.#path(named.digest), 'root') };
  }

  async #forThisMachine(
    registry: Distribution,
    repository: string,
    manifest: Manifest,
  ): Promise<ImageManifest> {
    const content = JSON.parse(manifest.bytes.toString()) as ImageManifest | ImageIndex;
    if ('layers' in content) return content;
    const platform = content.manifests?.find(
      (entry) => entry.platform?.os === 'linux' && entry.platform.architecture === hostArchitecture(),
    );
    if (!platform)
      throw new RegistryError(
        404,
        'MANIFEST_UNKNOWN',
        `image Manifest does not contain descriptor matching platform 'linux/${hostArchitecture()}'`,
      );
    return this.#forThisMachine(registry, repository, await registry.manifest(repository, platform.digest));
  }

  #path(digest: string): string {
    return join(this.#folder, digest.replace(':', '-'));
  }
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
