// A cloud with ECR and one repository in it.
import { createHash } from 'node:crypto';
import type { CreateRepositoryCommandInput } from '@aws-sdk/client-ecr';
import type { Events } from '../../../kernel/registry.ts';
import { rehearse } from '../../../testing/rehearsal.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { ecr } from '../index.ts';

export const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** The manifest of an image whose configuration is the layer `config`. */
export const manifestOf = (config: string) =>
  JSON.stringify({ schemaVersion: 2, config: { digest: digestOf(config), size: config.length }, layers: [] });

/** The repository is `app`. */
export function registryCloud(settings: Partial<CreateRepositoryCommandInput> = {}) {
  const events: Events['ecr/image-action'][] = [];
  const subscriber = standInService({
    id: 'codepipeline',
    operations: {},
    subscriptions: { 'ecr/image-action': (event) => void events.push(event) },
  });
  const cloud = rehearse({ services: [ecr, subscriber] });
  const repositoryName = 'app';
  cloud.call('ecr', 'CreateRepository', { repositoryName, ...settings });
  const pushLayer = (text: string) => {
    const { uploadId } = cloud.call('ecr', 'InitiateLayerUpload', { repositoryName });
    const layerPartBlob = Buffer.from(text);
    const part = { layerPartBlob, partFirstByte: 0, partLastByte: layerPartBlob.length - 1 };
    cloud.call('ecr', 'UploadLayerPart', { repositoryName, uploadId, ...part });
    const layerDigests = [digestOf(text)];
    return cloud.call('ecr', 'CompleteLayerUpload', { repositoryName, uploadId, layerDigests });
  };
  const putImage = (imageManifest: string, imageTag?: string) =>
    cloud.call('ecr', 'PutImage', { repositoryName, imageManifest, imageTag });
  return {
    ...cloud,
    /** What was published, oldest first. */
    events,
    pushLayer,
    putImage,
    /** Pushes an image that differs by `config`, and returns its digest. */
    push: (config: string, ...tags: string[]) => {
      pushLayer(config);
      for (const tag of tags.length > 0 ? tags : [undefined]) putImage(manifestOf(config), tag);
      return digestOf(manifestOf(config));
    },
  };
}

/** The code of the fault that `attempt` throws. */
export function code(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'no fault';
}
