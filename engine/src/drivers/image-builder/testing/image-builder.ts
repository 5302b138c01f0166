// The embedded image builder in process, with folders and a registry of its own, for tests.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type RegistryFixture, startRegistry } from '../../images/testing/registry.ts';
import { openStore } from '../commands/session.ts';
import { runDocker } from '../run-docker.ts';
import type { ImageStore, StoredImage } from '../store/image-store.ts';

export interface DockerResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export class BuilderFixture {
  readonly registry: RegistryFixture;
  readonly context: string;
  readonly store: ImageStore;
  readonly #base: string;

  private constructor(registry: RegistryFixture) {
    this.registry = registry;
    this.#base = mkdtempSync(join(tmpdir(), 'builder-'));
    this.context = join(this.#base, 'context');
    mkdirSync(this.context);
    this.store = openStore(join(this.#base, 'store'));
  }

  static async open(): Promise<BuilderFixture> {
    return new BuilderFixture(await startRegistry('web', 'base'));
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.context, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  async docker(...args: string[]): Promise<DockerResult> {
    return this.dockerWith('', ...args);
  }

  async dockerWith(input: string, ...args: string[]): Promise<DockerResult> {
    let out = '';
    let err = '';
    const session = {
      store: this.store,
      endpoint: this.registry.endpoint,
      cwd: this.context,
      environment: {},
      out: (text: string) => {
        out += text;
      },
      err: (text: string) => {
        err += text;
      },
      input: () => input,
      now: () => 0,
    };
    const code = await runDocker(session, args);
    return { code, out, err };
  }

  /** Builds the Dockerfile. @throws Error with the output when it fails */
  async build(dockerfile: string, ...args: string[]): Promise<StoredImage> {
    this.write({ Dockerfile: dockerfile });
    const { code, err } = await this.docker('build', '-t', 'built', ...args, '.');
    if (code !== 0) throw new Error(err);
    return this.store.find('built')!;
  }

  /** The error output of a build that must fail. */
  async failure(dockerfile: string, ...args: string[]): Promise<string> {
    this.write({ Dockerfile: dockerfile });
    const { code, err } = await this.docker('build', ...args, '.');
    if (code === 0) throw new Error(`It was built: ${err}`);
    return err;
  }

  async close(): Promise<void> {
    await this.registry.close();
    rmSync(this.#base, { recursive: true, force: true });
  }
}
