// Runs the shells of a build in a container of the build environment's image.
import { randomUUID } from 'node:crypto';
import { Duplex, PassThrough } from 'node:stream';
import type { EngineApi } from '../../runtime/docker/api/engine-api.ts';
import { splitOutput } from '../../runtime/docker/api/frames.ts';
import { execute } from '../../runtime/docker/container/exec.ts';
import { Interrupted } from '../failure.ts';
import type { BuildLog } from '../log.ts';
import type { ShellHost } from '../shell.ts';
import type { DockerCalls } from './docker-calls.ts';
import { loop, Marks } from './loop.ts';

export interface BuildContainerOptions {
  readonly api: EngineApi;
  /** The image's id. */
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  /** A path in the image, or the name of a command. */
  readonly shell: string;
  /** The build's own folder, which has the same path in the container: that `docker run -v "$PWD:…"` means the same in it. */
  readonly folder: string;
  /** `source:target:options` */
  readonly binds: readonly string[];
  readonly log: BuildLog;
  readonly calls?: DockerCalls | undefined;
  /** Whether what the container's root writes cannot be removed from outside. */
  readonly empties: boolean;
}

const longestRemovalMs = 60_000;

export class BuildContainer implements ShellHost {
  readonly #options: BuildContainerOptions;
  readonly #id: string;
  readonly #stream: Duplex;
  readonly #running: ((status: number) => void)[] = [];
  readonly #closed = Promise.withResolvers<void>();
  #killed: Promise<void> | undefined;

  private constructor(options: BuildContainerOptions, id: string, stream: Duplex, mark: string) {
    this.#options = options;
    this.#id = id;
    this.#stream = stream;
    const { stdout, stderr } = splitOutput(stream, false);
    // A file's run has ended when both of its streams have.
    let ended = 0;
    for (const source of [stdout, stderr]) {
      const lines = new PassThrough();
      options.log.read(lines);
      const marks = new Marks(
        mark,
        (bytes) => lines.write(bytes),
        (status) => {
          ended += 1;
          if (ended % 2 === 0) this.#running.shift()?.(status);
        },
      );
      source.on('data', (chunk: Buffer) => marks.read(chunk));
      source.once('end', () => lines.end());
    }
    stream.once('close', () => this.#closed.resolve());
    stream.on('error', () => this.#closed.resolve());
  }

  /** @throws EngineError when it cannot be created, or has no shell */
  static async start(options: BuildContainerOptions): Promise<BuildContainer> {
    const { api, image, labels, shell, folder, binds } = options;
    const mark = randomUUID();
    const { Id } = await api.post<{ readonly Id: string }>('/containers/create', {
      body: {
        Image: image,
        Entrypoint: ['/bin/sh'],
        Cmd: ['-c', loop, 'build', shell, mark],
        User: '0',
        WorkingDir: '/',
        OpenStdin: true,
        Labels: labels,
        HostConfig: {
          // The engine's API and registry are on this machine's loopback.
          NetworkMode: 'host',
          Binds: [`${folder}:${folder}`, ...binds],
          LogConfig: { Type: 'none', Config: {} },
          // Otherwise SELinux keeps it from the folders.
          SecurityOpt: ['label=disable'],
        },
      },
    });
    try {
      const stream = await api.hijack(`/containers/${Id}/attach`, {
        query: { stream: true, stdin: true, stdout: true, stderr: true },
      });
      if (!(stream instanceof Duplex))
        throw new Error('the container engine gives no way to write to a container');
      await api.post(`/containers/${Id}/start`);
      return new BuildContainer(options, Id, stream, mark);
    } catch (error) {
      await api.delete(`/containers/${Id}`, { query: { force: true, v: true } }).catch(() => {});
      throw error;
    }
  }

  async run(file: string): Promise<number> {
    if (this.#killed) throw new Interrupted();
    const status = await Promise.race([
      new Promise<number>((resolve) => {
        this.#running.push(resolve);
        this.#stream.write(`${file}\n`);
      }),
      // The kernel killed it for want of memory, or somebody removed it.
      this.#closed.promise.then(() => 137),
    ]);
    if (this.#killed) throw new Interrupted();
    return status;
  }

  /** Whoever asks a second time waits, too, until the container is gone. */
  kill(): Promise<void> {
    this.#killed ??= this.#remove();
    return this.#killed;
  }

  async #remove(): Promise<void> {
    const { api, calls, empties, folder } = this.#options;
    await calls?.close();
    if (empties) await this.#empty(folder).catch(() => {});
    await api.delete(`/containers/${this.#id}`, { query: { force: true, v: true } });
    this.#stream.destroy();
    this.#closed.resolve();
  }

  /** Nothing that the build has started may write there any more. */
  async #empty(folder: string): Promise<void> {
    const { api } = this.#options;
    await api.post(`/containers/${this.#id}/restart`, { query: { t: 0 } });
    const script = 'rm -rf "$1"/*/* "$1"/*/.[!.]*';
    await execute(api, this.#id, ['/bin/sh', '-c', script, 'empty', folder], longestRemovalMs);
  }
}
