// What the `docker` command line keeps for its user: the context in use, and credentials for registries.
// https://docs.docker.com/reference/cli/docker/#configuration-files
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type EngineAddress, type EngineTls, parseAddress } from '../api/address.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface DockerConfig {
  readonly currentContext?: string;
  /** By registry: Base64 of `user:password`. */
  readonly auths?: Readonly<Record<string, { readonly auth?: string; readonly identitytoken?: string }>>;
  /** Suffix of the helper program for every registry, and for single ones. */
  readonly credsStore?: string;
  readonly credHelpers?: Readonly<Record<string, string>>;
}

const folder = (environment: Environment) =>
  environment.DOCKER_CONFIG || join(environment.HOME || homedir(), '.docker');

/** Docker's file first, then Podman's, which has the same form. */
export function readConfigs(environment: Environment): DockerConfig[] {
  const paths = [
    join(folder(environment), 'config.json'),
    environment.REGISTRY_AUTH_FILE,
    environment.XDG_RUNTIME_DIR && join(environment.XDG_RUNTIME_DIR, 'containers/auth.json'),
    join(environment.HOME || homedir(), '.config/containers/auth.json'),
  ];
  return paths.flatMap((path) => (path && readJson<DockerConfig>(path)) || []);
}

/** The address of the context that `docker` uses, unless it is the default one. @throws Error when it is not usable. */
export function contextAddress(environment: Environment): EngineAddress | undefined {
  const name =
    environment.DOCKER_CONTEXT ||
    readJson<DockerConfig>(join(folder(environment), 'config.json'))?.currentContext;
  if (!name || name === 'default') return undefined;
  const id = createHash('sha256').update(name).digest('hex');
  const meta = readJson<ContextMeta>(join(folder(environment), 'contexts/meta', id, 'meta.json'));
  const endpoint = meta?.Endpoints?.docker;
  if (!endpoint?.Host)
    throw new Error(`the Docker context "${name}" is not in ${folder(environment)}/contexts`);
  const keys = join(folder(environment), 'contexts/tls', id, 'docker');
  return parseAddress(endpoint.Host, existsSync(keys) ? readTls(keys, !endpoint.SkipTLSVerify) : undefined);
}

/** DOCKER_HOST, with the keys of DOCKER_CERT_PATH when DOCKER_TLS_VERIFY is set. */
export function hostAddress(environment: Environment): EngineAddress | undefined {
  const { DOCKER_HOST: host, DOCKER_TLS_VERIFY: verify, DOCKER_CERT_PATH: path } = environment;
  if (!host) return undefined;
  return parseAddress(host, verify ? readTls(path || folder(environment), true) : undefined);
}

interface ContextMeta {
  readonly Endpoints?: { readonly docker?: { readonly Host?: string; readonly SkipTLSVerify?: boolean } };
}

function readTls(keys: string, isVerified: boolean): EngineTls {
  const pem = (name: string) => (existsSync(join(keys, name)) ? readFileSync(join(keys, name)) : undefined);
  const ca = pem('ca.pem');
  const cert = pem('cert.pem');
  const key = pem('key.pem');
  return { isVerified, ...(ca ? { ca } : {}), ...(cert ? { cert } : {}), ...(key ? { key } : {}) };
}

/** A file that is not there, or not JSON, says nothing: it is the user's, and other programs'. */
function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
