// Pushes and pulls images.
import { createHash } from 'node:crypto';
import { createWriteStream, renameSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Distribution, RegistryError } from '../../images/distribution.ts';
import { type Descriptor, hostArchitecture, type ImageIndex, type ImageManifest } from '../../images/oci.ts';
import { parseReference, referenceTarget } from '../../images/reference.ts';
import { fullName, type StoredImage } from '../store/image-store.ts';
import { registryOf, type Session } from './session.ts';

/** Uploads what the registry does not have. @param print gets Docker's line for each layer */
export async function pushImage(
  session: Session,
  image: StoredImage,
  name: string,
  print: (line: string) => void,
): Promise<void> {
  const { client, repository } = registryOf(session, name);
  const push = async (descriptor: Descriptor) => {
    if (await client.hasBlob(repository, descriptor.digest)) return 'Layer already exists';
    const bytes = session.store.readBlob(descriptor.digest);
    await client.putBlob(repository, descriptor.digest, new Uint8Array(bytes));
    return 'Pushed';
  };
  for (const layer of image.manifest.layers) print(`${layer.digest.slice(7, 19)}: ${await push(layer)}`);
  await push(image.manifest.config);
  const bytes = session.store.readBlob(image.descriptor.digest);
  const { digest, mediaType } = image.descriptor;
  await client.putManifest(repository, referenceTarget(parseReference(name)), { bytes, digest, mediaType });
  session.store.name([`${repositoryName(name)}@${digest}`], image.descriptor);
}

/** @throws RegistryError */
export async function pullImage(session: Session, name: string): Promise<StoredImage> {
  const { client, repository } = registryOf(session, name);
  const descriptor = await fetchManifest(session, client, repository, referenceTarget(parseReference(name)));
  const full = fullName(name);
  const digestName = `${repositoryName(name)}@${descriptor.digest}`;
  session.store.name(full.includes('@') ? [digestName] : [full, digestName], descriptor);
  return session.store.find(digestName)!;
}

async function fetchManifest(
  session: Session,
  client: Distribution,
  repository: string,
  target: string,
): Promise<Descriptor> {
  const found = await client.manifest(repository, target);
  const content = JSON.parse(found.bytes.toString()) as ImageManifest | ImageIndex;
  if (!('layers' in content)) {
    const own = content.manifests.find(
      (entry) => entry.platform?.os === 'linux' && entry.platform.architecture === hostArchitecture(),
    );
    if (!own)
      throw new RegistryError(
        404,
        'MANIFEST_UNKNOWN',
        `no matching manifest for linux/${hostArchitecture()}`,
      );
    return fetchManifest(session, client, repository, own.digest);
  }
  for (const blob of [content.config, ...content.layers]) {
    if (session.store.hasBlob(blob.digest)) continue;
    const hash = createHash('sha256');
    const partial = session.store.partialPath();
    const source = await client.blob(repository, blob.digest);
    source.on('data', (chunk: Buffer) => hash.update(chunk));
    await pipeline(source, createWriteStream(partial));
    const digest = `sha256:${hash.digest('hex')}`;
    if (digest !== blob.digest)
      throw new RegistryError(200, 'DIGEST_INVALID', `${blob.digest} arrived as ${digest}`);
    renameSync(partial, session.store.blobPath(blob.digest));
  }
  return session.store.writeBlob(found.bytes, found.mediaType);
}

function repositoryName(name: string): string {
  return name.split('@')[0]!.replace(/:[^:/]*$/, '');
}
