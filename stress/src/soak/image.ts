// A container image of one program, pushed through ECR's API.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import type { Clients } from '../engine/clients.ts';

/** Answers every request with its version, and finishes what it has begun when it is asked to end. */
const program = `
const server = require('node:http').createServer((_, response) => response.end(process.env.VERSION));
server.listen(process.env.PORT, process.env.HOST);
process.on('SIGTERM', () => server.close(() => process.exit(0)));
`;

/** Returns the image's reference. */
export async function pushImage({ ecr }: Clients): Promise<string> {
  const repositoryName = 'soak';
  const { repository } = await ecr.createRepository({ repositoryName });
  const tar = pack();
  tar.entry({ name: 'app/main.cjs' }, program);
  tar.finalize();
  const layer = await buffer(tar as unknown as Readable);
  const config = Buffer.from(
    JSON.stringify({
      architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
      os: 'linux',
      config: { Cmd: ['node', '/app/main.cjs'] },
      rootfs: { type: 'layers', diff_ids: [digestOf(layer)] },
    }),
  );
  for (const blob of [layer, config]) {
    const { uploadId } = await ecr.initiateLayerUpload({ repositoryName });
    await ecr.uploadLayerPart({
      repositoryName,
      uploadId,
      partFirstByte: 0,
      partLastByte: blob.length - 1,
      layerPartBlob: blob,
    });
    await ecr.completeLayerUpload({ repositoryName, uploadId, layerDigests: [digestOf(blob)] });
  }
  await ecr.putImage({
    repositoryName,
    imageTag: '1',
    imageManifest: JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: descriptor('application/vnd.oci.image.config.v1+json', config),
      layers: [descriptor('application/vnd.oci.image.layer.v1.tar', layer)],
    }),
  });
  return `${repository?.repositoryUri}:1`;
}

const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const descriptor = (mediaType: string, bytes: Buffer) => ({
  mediaType,
  digest: digestOf(bytes),
  size: bytes.length,
});
