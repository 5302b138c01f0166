// A task's volumes as folders of this machine.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_data_volumes.html
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { ContainerSpecification, TaskVolume } from '../../../contracts/runtime.ts';
import type { WorkFolders } from '../../processes/work-folders.ts';
import { TaskFailure } from '../lifecycle/failure.ts';

/** A mount of a container, as its program is to find it. */
export interface Mount {
  readonly volume: string;
  readonly containerPath: string;
  readonly folder: string;
  /** Docker fills a new volume with what the image has at its place; a folder of the machine it leaves alone. */
  readonly isFilled: boolean;
}

export class TaskVolumes {
  /** Where what outlives tasks is. */
  readonly #kept: string;
  readonly #workFolders: WorkFolders;
  readonly #made: string[] = [];
  readonly #folders = new Map<string, { readonly folder: string; readonly isFilled: boolean }>();

  constructor(kept: string, workFolders: WorkFolders) {
    this.#kept = kept;
    this.#workFolders = workFolders;
  }

  /** @throws TaskFailure whose text begins with an ECS error name */
  create(volumes: readonly TaskVolume[]): void {
    for (const volume of volumes) {
      const isFilled = volume.kind === 'task' || volume.kind === 'docker';
      this.#folders.set(volume.name, { folder: this.#folderOf(volume), isFilled });
    }
  }

  /** Those of the container, and of the containers from which it takes volumes. */
  mountsOf(container: ContainerSpecification, all: readonly ContainerSpecification[]): Mount[] {
    const found = new Map<string, Mount>();
    const seen = new Set<string>();
    const collect = ({ name, mounts = [], volumesFrom = [] }: ContainerSpecification) => {
      if (seen.has(name)) return;
      seen.add(name);
      for (const { volume, containerPath } of mounts) {
        const path = normalize(join('/', containerPath)).replace(/(?<=.)\/$/, '');
        const made = this.#folders.get(volume);
        if (made && !found.has(path)) found.set(path, { volume, containerPath: path, ...made });
      }
      for (const { container: other } of volumesFrom) {
        const source = all.find((each) => each.name === other);
        if (source) collect(source);
      }
    };
    collect(container);
    return [...found.values()];
  }

  /** A folder of the task's own, gone with it. */
  makeFolder(what: string): string {
    const folder = this.#workFolders.makeReadable(what);
    this.#made.push(folder);
    return folder;
  }

  remove(): void {
    for (const folder of this.#made.splice(0)) this.#workFolders.remove(folder);
  }

  #folderOf(volume: TaskVolume): string {
    switch (volume.kind) {
      case 'task':
      case 'ebs':
        return writable(this.makeFolder('volume'));
      case 'host':
        return hostFolder(volume.sourcePath);
      case 'efs':
        return this.#keptFolder('efs', volume.fileSystemId, normalize(join('/', volume.rootDirectory)));
      case 'docker':
        if (volume.driver !== 'local')
          throw new TaskFailure(
            `CannotCreateVolumeError: the runtime 'process' has no volume driver ${volume.driver}`,
          );
        if (volume.scope === 'task') return writable(this.makeFolder('volume'));
        if (!volume.autoprovision && !existsSync(join(this.#kept, 'docker', volume.name)))
          throw new TaskFailure(
            `CannotCreateVolumeError: the shared volume ${volume.name} does not exist, and autoprovision is off`,
          );
        return this.#keptFolder('docker', volume.name);
    }
  }

  #keptFolder(...parts: string[]): string {
    const folder = join(this.#kept, ...parts);
    mkdirSync(folder, { recursive: true });
    return writable(folder);
  }
}

/** Docker makes a folder that is missing. */
function hostFolder(path: string): string {
  if (existsSync(path)) return path;
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new TaskFailure(
      `CannotStartContainerError: error while creating mount source path '${path}': ${(error as Error).message}`,
    );
  }
  return path;
}

/** Everyone may write there: a container's user is not known on this machine. */
function writable(folder: string): string {
  chmodSync(folder, 0o777);
  return folder;
}
