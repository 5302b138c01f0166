// Puts an image into the test registry.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mediaTypes, type RunConfig } from '../oci.ts';
import { packLayer } from '../pack.ts';
import type { RegistryFixture } from './registry.ts';

/** @param files contents by path in the image. Returns the manifest's digest. */
export async function putImage(
  registry: RegistryFixture,
  name: string,
  files: Readonly<Record<string, string>>,
  config: RunConfig,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'image-'));
  try {
    const entries = Object.entries(files).map(([path, text], at) => {
      const file = join(folder, `file-${at}`);
      writeFileSync(file, text);
      const sizeBytes = Buffer.byteLength(text);
      return { path, type: 'file' as const, mode: 0o755, uid: 0, gid: 0, file, sizeBytes };
    });
    const pathOf = (digest: string) => join(folder, digest.slice(7));
    const layer = await packLayer(entries, new Date(0), join(folder, 'layer'), pathOf);
    const put = (bytes: Buffer) => {
      const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      registry.blobs.set(digest, bytes);
      return { digest, size: bytes.length };
    };
    put(readFileSync(pathOf(layer.digest)));
    const rootfs = { type: 'layers', diff_ids: [layer.diffId] };
    const imageConfig = Buffer.from(JSON.stringify({ architecture: 'any', os: 'linux', config, rootfs }));
    const manifest = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: mediaTypes.manifest,
        config: { mediaType: mediaTypes.config, ...put(imageConfig) },
        layers: [{ mediaType: mediaTypes.layerGzip, digest: layer.digest, size: layer.size }],
      }),
    );
    const { digest } = put(manifest);
    for (const target of [name, `${name.split(':')[0]}:${digest}`])
      registry.manifests.set(target, { bytes: manifest, type: mediaTypes.manifest });
    return digest;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
