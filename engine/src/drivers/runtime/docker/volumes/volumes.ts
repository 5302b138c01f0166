// A task's volumes as the container engine mounts them: folders of this machine, and volumes of the engine.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_data_volumes.html
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { ContainerSpecification, TaskVolume } from '../../../../contracts/runtime.ts';
import { TaskFailure } from '../../lifecycle/failure.ts';
import { type EngineApi, EngineError } from '../api/engine-api.ts';
import { ownerLabels } from '../labels.ts';

export interface VolumePlace {
  readonly api: EngineApi;
  /** The runtime's own, where file systems are folders. */
  readonly folder: string;
  readonly owner: string;
}

export class TaskVolumes {
  readonly #place: VolumePlace;
  /** Names volumes of the task alone. */
  readonly #prefix: string;
  readonly #sources = new Map<string, string>();
  readonly #made: string[] = [];
  readonly #folders: string[] = [];

  /** `taskId` names what is the task's own. */
  constructor(place: VolumePlace, taskId: string) {
    this.#place = place;
    this.#prefix = `drydock-${taskId}`;
  }

  /** @throws TaskFailure whose text begins with an ECS error name. */
  async create(volumes: readonly TaskVolume[]): Promise<void> {
    for (const volume of volumes) this.#sources.set(volume.name, await this.#source(volume));
  }

  /** For `HostConfig.Binds`. */
  binds({ mounts = [] }: ContainerSpecification): string[] {
    return mounts.flatMap(({ volume, containerPath, readOnly }) => {
      const source = this.#sources.get(volume);
      return source === undefined ? [] : [`${source}:${containerPath}${readOnly ? ':ro' : ''}`];
    });
  }

  /** What was the task's own. */
  async remove(): Promise<void> {
    for (const name of this.#made.splice(0))
      await this.#place.api.delete(`/volumes/${name}`, { query: { force: true } });
    for (const folder of this.#folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  }

  async #source(volume: TaskVolume): Promise<string> {
    switch (volume.kind) {
      case 'task':
        return this.#create(`${this.#prefix}-${volume.name}`, 'local', {}, {}, true);
      case 'host':
        return volume.sourcePath;
      case 'docker':
        return this.#docker(volume);
      case 'efs':
        return this.#folder('efs', volume.fileSystemId, normalize(join('/', volume.rootDirectory)));
      case 'ebs': {
        const folder = this.#folder('ebs', this.#prefix, volume.name);
        this.#folders.push(join(this.#place.folder, 'volumes/ebs', this.#prefix));
        return folder;
      }
    }
  }

  async #docker({
    name,
    scope,
    autoprovision,
    driver,
    driverOptions,
    labels,
  }: TaskVolume & { kind: 'docker' }) {
    if (scope === 'task') return this.#create(`${this.#prefix}-${name}`, driver, driverOptions, labels, true);
    if (autoprovision) return this.#create(name, driver, driverOptions, labels, false);
    try {
      await this.#place.api.get(`/volumes/${name}`);
      return name;
    } catch (error) {
      if (!(error instanceof EngineError) || error.status !== 404) throw error;
      throw new TaskFailure(
        `CannotCreateVolumeError: the shared volume ${name} does not exist, and autoprovision is off: create it with \`docker volume create ${name}\``,
      );
    }
  }

  async #create(
    name: string,
    driver: string,
    options: Readonly<Record<string, string>>,
    labels: Readonly<Record<string, string>>,
    isOwn: boolean,
  ): Promise<string> {
    const Labels = { ...labels, ...(isOwn ? ownerLabels(this.#place.owner) : {}) };
    try {
      await this.#place.api.post('/volumes/create', {
        body: { Name: name, Driver: driver, DriverOpts: options, Labels },
      });
    } catch (error) {
      throw new TaskFailure(`CannotCreateVolumeError: ${(error as Error).message}`);
    }
    if (isOwn) this.#made.push(name);
    return name;
  }

  /** Everyone may write there: a container's user is not known on this machine. */
  #folder(...parts: string[]): string {
    const folder = join(this.#place.folder, 'volumes', ...parts);
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o777);
    return folder;
  }
}
