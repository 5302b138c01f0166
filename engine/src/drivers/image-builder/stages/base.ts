// What a stage starts from: nothing, this machine's Node.js, or an image.
import type { ImageConfig, RunConfig } from '../../images/oci.ts';
import type { StoredImage } from '../store/image-store.ts';
import type { StageOrigin } from './stage.ts';

const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Whether this machine's Node.js stands for the image: the official `node` and Google's distroless `nodejs…`. */
export function standsForHostNode(image: string): boolean {
  const name = image.split('@')[0]?.replace(/:[^:/]*$/, '') ?? '';
  return /^(.*\/)?node$/.test(name) || /\/nodejs[^/]*$/.test(name);
}

export const scratch: StageOrigin = {
  key: 'scratch',
  config: { Env: [`PATH=${systemPath}`] },
  layers: [],
  history: [],
  hostNode: false,
};

/** An empty file system with the base image's own configuration. */
export function hostNode(image: string): StageOrigin {
  const isDistroless = /\/nodejs[^/]*$/.test(image.split(/[@:](?!.*\/)/)[0] ?? image);
  const isNonRoot = /:[^/]*nonroot/.test(image);
  const official: RunConfig = {
    Env: [`PATH=${systemPath}`, `NODE_VERSION=${process.versions.node}`],
    Cmd: ['node'],
  };
  const distroless: RunConfig = {
    Env: [`PATH=${systemPath}`],
    Entrypoint: ['/nodejs/bin/node'],
    ...(isNonRoot ? { User: '65532', WorkingDir: '/home/nonroot' } : { User: '0', WorkingDir: '/' }),
  };
  return {
    // The stage's commands run with this Node.js: another version may give another result.
    key: `node ${process.version}`,
    config: isDistroless ? distroless : official,
    layers: [],
    history: [],
    hostNode: true,
  };
}

export function storedImage(image: StoredImage): StageOrigin {
  const config: ImageConfig = image.config;
  return {
    key: image.descriptor.digest,
    config: config.config,
    layers: image.manifest.layers.map((descriptor, at) => ({
      descriptor,
      diffId: config.rootfs.diff_ids[at] ?? '',
    })),
    history: [...(config.history ?? [])],
    hostNode: false,
  };
}
