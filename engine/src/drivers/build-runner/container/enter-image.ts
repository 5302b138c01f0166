// Puts a build into a container of its image, where there is one.
import type { BuildContainerSpecification } from '../../../contracts/build.ts';
import type { DriverHost } from '../../../contracts/driver.ts';
import type { Lifeline } from '../../processes/lifeline.ts';
import type { DockerOptions } from '../../runtime/docker/index.ts';
import { ownerLabels, ownerOf } from '../../runtime/docker/labels.ts';
import { forgetEngine, recordEngine } from '../../runtime/docker/sweep/record.ts';
import { removeOwned } from '../../runtime/docker/sweep/sweep.ts';
import { Watchdog } from '../../runtime/docker/sweep/watchdog.ts';
import { PhaseFailure } from '../failure.ts';
import type { BuildLog } from '../log.ts';
import { BuildContainer } from './build-container.ts';
import { BuildImages } from './build-images.ts';
import { DockerCalls } from './docker-calls.ts';
import { containerEnvironment } from './environment.ts';

export interface ContainerRequest extends BuildContainerSpecification {
  readonly shell: 'sh' | 'bash';
  /** The build's own. */
  readonly folder: string;
  /** Becomes the folder of calls of `docker`. */
  readonly calls: string;
  /** Of the commands that run on this machine. */
  readonly machineEnvironment: Readonly<Record<string, string>>;
  readonly mark: string;
  readonly log: BuildLog;
  readonly lifeline: Lifeline;
  readonly stopped: AbortSignal;
}

export interface Entered {
  readonly container: BuildContainer;
  readonly environment: Readonly<Record<string, string>>;
}

/** The containers of an engine's builds. */
export class BuildContainers {
  readonly #host: DriverHost;
  readonly #options: DockerOptions;
  readonly #images: BuildImages;
  readonly #owner: string;
  readonly #watchdog: Watchdog;

  constructor(host: DriverHost, options: DockerOptions) {
    this.#host = host;
    this.#options = options;
    this.#images = new BuildImages(host, options);
    this.#owner = ownerOf(host.folder);
    this.#watchdog = new Watchdog(host.folder, host.log);
  }

  /**
   * The container, or undefined, and why in the build's log.
   * @throws PhaseFailure when there can be no build without its image
   */
  async enter(request: ContainerRequest): Promise<Entered | undefined> {
    const { image, privileged, log, calls: folder, mark, lifeline, stopped } = request;
    const found = await untilStopped(this.#images.find(image), stopped);
    if ('reason' in found) {
      log.say(`${found.reason}: Drydock runs the commands on this machine`);
      return undefined;
    }
    const { address } = this.#options;
    recordEngine(this.#host.folder, address);
    this.#watchdog.start();
    const socket = address.kind === 'socket' ? address.path : undefined;
    const environment = containerEnvironment(this.#host, {
      path: found.path,
      privileged,
      socket,
      calls: folder,
    });
    const calls = privileged
      ? new DockerCalls({ folder, environment: request.machineEnvironment, mark, lifeline })
      : undefined;
    const { api } = this.#images;
    let container: BuildContainer;
    try {
      container = await BuildContainer.start({
        api,
        image: found.id,
        labels: ownerLabels(this.#owner),
        shell: request.shell === 'bash' ? 'bash' : '/bin/sh',
        folder: request.folder,
        binds: environment.binds,
        log,
        calls,
        empties: process.getuid?.() !== 0,
      });
    } catch (error) {
      await calls?.close();
      throw new PhaseFailure(
        'CONTAINER_RUN_ERROR',
        `Unable to start a container of ${image}: ${(error as Error).message}`,
      );
    }
    log.say(`Drydock runs the commands in a container of ${image}`);
    return { container, environment: environment.variables };
  }

  async close(): Promise<void> {
    try {
      await removeOwned(this.#images.api, this.#owner);
      await this.#images.close();
      forgetEngine(this.#host.folder);
    } catch (error) {
      this.#host.log(`Containers of builds may be left: ${(error as Error).message}.`);
    }
    this.#watchdog.stop();
  }
}

/** A pull may take minutes. */
function untilStopped<T>(work: Promise<T>, stopped: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new PhaseFailure('BUILD_STOPPED', 'Build has been stopped. '));
    if (stopped.aborted) return stop();
    stopped.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => stopped.removeEventListener('abort', stop));
  });
}
