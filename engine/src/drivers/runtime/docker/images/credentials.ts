// The user's own credentials for a registry, as `docker login` or `podman login` left them.
// https://docs.docker.com/reference/cli/docker/login/#credential-stores
import { spawn } from 'node:child_process';
import { type DockerConfig, type Environment, readConfigs } from '../connect/docker-config.ts';

export interface RegistryCredentials {
  readonly username?: string;
  readonly password?: string;
  readonly identitytoken?: string;
}

/** Docker Hub's entry is named by its first version's address. */
const hub = 'https://index.docker.io/v1/';

const helperWithinMs = 10_000;

/** Of the registry, if the user has logged in there. */
export async function userCredentials(
  environment: Environment,
  registry: string,
): Promise<RegistryCredentials | undefined> {
  const names =
    registry === 'docker.io' ? [hub, 'docker.io', 'index.docker.io'] : [registry, `https://${registry}`];
  for (const config of readConfigs(environment)) {
    for (const name of names) {
      const found = (await fromHelper(environment, config, name)) ?? fromFile(config, name);
      if (found) return found;
    }
  }
  return undefined;
}

function fromFile({ auths }: DockerConfig, name: string): RegistryCredentials | undefined {
  const entry = auths?.[name];
  if (!entry) return undefined;
  if (entry.identitytoken) return { identitytoken: entry.identitytoken };
  const decoded = Buffer.from(entry.auth ?? '', 'base64').toString();
  const colon = decoded.indexOf(':');
  if (colon < 0) return undefined;
  return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}

async function fromHelper(
  environment: Environment,
  { credHelpers, credsStore }: DockerConfig,
  name: string,
): Promise<RegistryCredentials | undefined> {
  const suffix = credHelpers?.[name] ?? credsStore;
  if (!suffix || !/^[\w.-]+$/.test(suffix)) return undefined;
  const answer = await ask(`docker-credential-${suffix}`, environment, name);
  if (!answer?.Username || !answer.Secret) return undefined;
  return answer.Username === '<token>'
    ? { identitytoken: answer.Secret }
    : { username: answer.Username, password: answer.Secret };
}

interface HelperAnswer {
  readonly Username?: string;
  readonly Secret?: string;
}

/** A helper that is missing, or knows nothing of the registry, is no failure: the pull is tried without. */
function ask(program: string, environment: Environment, name: string): Promise<HelperAnswer | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, ['get'], {
      env: environment as NodeJS.ProcessEnv,
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: helperWithinMs,
    });
    const chunks: Buffer[] = [];
    child.once('error', () => resolve(undefined));
    child.stdin.on('error', () => {});
    child.stdin.end(name);
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('close', (code) => {
      try {
        resolve(code === 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as HelperAnswer) : undefined);
      } catch {
        resolve(undefined);
      }
    });
  });
}
