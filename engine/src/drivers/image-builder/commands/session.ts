// The environment of a `docker` command: store, registry, input and output.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loginOfPassword } from '../../../contracts/registry-password.ts';
import { readJsonFile, replaceFile } from '../../../kernel/files.ts';
import { Distribution } from '../../images/distribution.ts';
import { isEngineRegistry, parseReference } from '../../images/reference.ts';
import { ImageStore } from '../store/image-store.ts';
import { CommandFailure } from './options.ts';

export interface Session {
  readonly store: ImageStore;
  /** The gateway, for example `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  out(text: string): void;
  err(text: string): void;
  /** Everything on standard input. */
  input(): string;
  /** Milliseconds, for durations. */
  now(): number;
}

export type Command = (session: Session, args: readonly string[]) => Promise<void>;

export function openStore(root: string): ImageStore {
  mkdirSync(root, { recursive: true });
  return new ImageStore(root);
}

/** A client for the registry in a reference, and the name of the repository. */
export function registryOf(session: Session, name: string): { client: Distribution; repository: string } {
  const { registry, repository } = parseReference(name);
  if (!isEngineRegistry(registry))
    throw new CommandFailure(
      `${registry} is not reachable: the embedded builder only talks to the engine's own registry at ${new URL(session.endpoint).host}`,
    );
  return { client: new Distribution(session.endpoint, passwordFor(session)), repository };
}

/** The build's own password, which says what role it has; without a role, the last one of `docker login`, or any. */
export function passwordFor({ store, environment }: Session): string {
  const { DRYDOCK_REGISTRY_PASSWORD: own } = environment;
  if (own !== undefined && loginOfPassword(own).caller) return own;
  return readJsonFile<{ readonly password?: string }>(join(store.folder, 'login.json'))?.password ?? 'build';
}

export function rememberPassword({ store }: Session, password: string): void {
  replaceFile(join(store.folder, 'login.json'), JSON.stringify({ password }));
}
