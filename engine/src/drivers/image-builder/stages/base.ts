// What a stage starts from: nothing, this machine's Node.js or Python, or an image.
import type { ImageConfig, RunConfig } from '../../images/oci.ts';
import { hostPython, noPython } from '../../processes/host-python.ts';
import { DockerfileFailure } from '../dockerfile/failure.ts';
import type { StoredImage } from '../store/image-store.ts';
import type { StageOrigin } from './stage.ts';

const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export interface StandIn {
  readonly origin: StageOrigin;
  /** What of this machine stands for the image. */
  readonly what: string;
}

/**
 * What of this machine stands for the image: its Node.js for the official `node` and Google's distroless `nodejs…`, its
 * Python for `python` and `python3…`.
 * @throws DockerfileFailure when this machine has no Python
 */
export function standIn(image: string): StandIn | undefined {
  const name = image.split('@')[0]?.replace(/:[^:/]*$/, '') ?? '';
  if (/^(.*\/)?node$/.test(name) || /\/nodejs[^/]*$/.test(name))
    return { origin: hostNode(image), what: `Node.js ${process.version}` };
  if (!/^(.*\/)?python$/.test(name) && !/\/python3[^/]*$/.test(name)) return undefined;
  const python = hostPython();
  if (!python) throw new DockerfileFailure(`${image}: ${noPython}`);
  return { origin: pythonOf(image, python.version), what: `Python ${python.version}` };
}

export const scratch: StageOrigin = {
  key: 'scratch',
  config: { Env: [`PATH=${systemPath}`] },
  layers: [],
  history: [],
  hostNode: false,
};

/** An empty file system with the base image's own configuration. */
function hostNode(image: string): StageOrigin {
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

/** Packages are at the place where the image has them, by its tag: a later stage may copy them from there. */
function pythonOf(image: string, version: string): StageOrigin {
  const isDistroless = /\/python3[^/]*$/.test(image);
  const tagged = /:(3\.\d+)/.exec(image)?.[1] ?? version.split('.').slice(0, 2).join('.');
  return {
    key: `python ${version} ${tagged}`,
    config: {
      Env: [
        `PATH=${systemPath}`,
        `PYTHON_VERSION=${version}`,
        `PYTHONPATH=/usr/local/lib/python${tagged}/site-packages`,
      ],
      ...(isDistroless ? { Entrypoint: ['/usr/bin/python3'] } : { Cmd: ['python3'] }),
    },
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
