// Lets a build in a container use this machine's `docker`: the one in the container asks by named pipes in the build's
// folder, and a shell on this machine runs the commands.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { killGroup } from '../../processes/groups.ts';
import type { Lifeline } from '../../processes/lifeline.ts';
import { markEnvironment } from '../../processes/mark.ts';
import { endMarked } from '../../processes/marked.ts';

export interface DockerCallsOptions {
  /** Becomes the folder of the pipes. */
  readonly folder: string;
  /** Of the commands. */
  readonly environment: Readonly<Record<string, string>>;
  readonly mark: string;
  readonly lifeline: Lifeline;
}

const program = join(import.meta.dirname, '../container-bin/answer-docker-calls.sh');

export class DockerCalls {
  readonly #options: DockerCallsOptions;
  readonly #group: number | undefined;

  constructor(options: DockerCallsOptions) {
    const { folder, environment, mark, lifeline } = options;
    this.#options = options;
    mkdirSync(folder, { recursive: true });
    const made = spawnSync('mkfifo', [join(folder, 'ring')]);
    if (made.status !== 0) throw new Error('this machine has no mkfifo');
    lifeline.hold();
    const child = spawn('/bin/sh', [program, folder], {
      cwd: folder,
      detached: true,
      stdio: 'ignore',
      env: { ...environment, ...markEnvironment(mark) },
    });
    // Without it, `docker` waits for the end of the build.
    child.once('error', () => {});
    this.#group = child.pid;
    if (child.pid !== undefined) lifeline.add(child.pid);
  }

  async close(): Promise<void> {
    if (this.#group === undefined) return;
    killGroup(this.#group, 'SIGKILL');
    this.#options.lifeline.remove(this.#group);
    await endMarked(this.#options.mark);
  }
}
