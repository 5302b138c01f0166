// A Compose file as data: what Drydock takes of it, and what it leaves out.
// https://github.com/compose-spec/compose-spec/blob/main/spec.md
import { yaml } from '../../text/yaml.ts';
import { asPort } from '../exposed-port.ts';
import { interpolate } from './interpolate.ts';

export interface ComposeService {
  readonly name: string;
  /** Undefined where the image is built. */
  readonly image: string | undefined;
  readonly build: ComposeBuild | undefined;
  readonly command: readonly string[] | undefined;
  readonly entrypoint: readonly string[] | undefined;
  readonly environment: Readonly<Record<string, string>>;
  /** Ports of the container that are published, then those that are exposed. */
  readonly published: readonly number[];
  readonly exposed: readonly number[];
  readonly dependsOn: readonly string[];
  readonly replicas: number;
  readonly healthCheck: object | undefined;
}

export interface ComposeBuild {
  /** Relative to the Compose file's folder. */
  readonly context: string;
  readonly dockerfile: string;
  readonly target: string | undefined;
  readonly args: Readonly<Record<string, string>>;
}

export interface ComposeProject {
  readonly services: readonly ComposeService[];
  /** Settings that have no counterpart here: `db: volumes`. */
  readonly leftOut: readonly string[];
}

/** What is taken, or means nothing for a task. */
const taken = new Set(
  'image build command entrypoint environment env_file ports expose depends_on healthcheck deploy scale restart container_name labels networks init stop_grace_period profiles logging pull_policy hostname develop'.split(
    ' ',
  ),
);

/** @throws Error with a sentence where the file is not one */
export function readProject(
  text: string,
  variables: Readonly<Record<string, string>>,
  readFile: (path: string) => string | undefined,
): ComposeProject {
  const document: unknown = yaml().parse(text, { logLevel: 'silent', merge: true });
  const services = isObject(document) && isObject(document.services) ? document.services : undefined;
  if (!services) throw new Error('it has no `services`.');
  const leftOut: string[] = [];
  const all = Object.entries(services).flatMap(([name, value]) => {
    const given = interpolate(value ?? {}, variables);
    // A service of a profile is started only when a person asks for the profile.
    if (!isObject(given) || (Array.isArray(given.profiles) && given.profiles.length > 0)) return [];
    for (const key of Object.keys(given)) {
      if (!taken.has(key) && !key.startsWith('x-')) leftOut.push(`${name}: ${key}`);
    }
    return [serviceOf(name, given, readFile)];
  });
  if (all.length === 0) throw new Error('it has no service that is started without a profile.');
  return { services: all, leftOut };
}

type Given = Readonly<Record<string, unknown>>;

function serviceOf(
  name: string,
  given: Given,
  readFile: (path: string) => string | undefined,
): ComposeService {
  const build = buildOf(given.build);
  if (!build && typeof given.image !== 'string')
    throw new Error(`${name} has neither \`image\` nor \`build\`.`);
  const deploy = isObject(given.deploy) ? given.deploy : {};
  const files = [given.env_file ?? []].flat().map((file) => String(isObject(file) ? file.path : file));
  return {
    name,
    image: build ? undefined : String(given.image),
    build,
    command: wordsOf(given.command),
    entrypoint: wordsOf(given.entrypoint),
    environment: {
      ...Object.assign({}, ...files.map((file) => variablesIn(readFile(file) ?? ''))),
      ...pairsOf(given.environment),
    },
    published: listOf(given.ports).flatMap((port) => targetOf(port) ?? []),
    exposed: listOf(given.expose).flatMap((port) => asPort(String(port)) ?? []),
    dependsOn: isObject(given.depends_on)
      ? Object.keys(given.depends_on)
      : listOf(given.depends_on).map(String),
    replicas: Number(deploy.replicas ?? given.scale ?? 1),
    healthCheck: healthCheckOf(given.healthcheck),
  };
}

function buildOf(build: unknown): ComposeBuild | undefined {
  if (typeof build === 'string')
    return { context: build, dockerfile: 'Dockerfile', target: undefined, args: {} };
  if (!isObject(build)) return undefined;
  return {
    context: String(build.context ?? '.'),
    dockerfile: String(build.dockerfile ?? 'Dockerfile'),
    target: typeof build.target === 'string' ? build.target : undefined,
    args: pairsOf(build.args),
  };
}

/** `8080:3000`, `127.0.0.1:8080:3000/tcp`, `3000`, or an object: the container's port. */
function targetOf(port: unknown): number | undefined {
  if (isObject(port)) return asPort(String(port.target));
  const [address = '', protocol = 'tcp'] = String(port).split('/');
  return protocol === 'tcp' ? asPort(address.split(':').at(-1)) : undefined;
}

/** A command as a list, or as a line with quotes. */
function wordsOf(command: unknown): readonly string[] | undefined {
  if (Array.isArray(command)) return command.map(String);
  if (typeof command !== 'string') return undefined;
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

/** A list of `NAME=value`, or an object. */
function pairsOf(value: unknown): Readonly<Record<string, string>> {
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, text]) => [name, text === null ? '' : String(text)]),
    );
  }
  return Object.fromEntries(
    listOf(value).map((pair) => {
      const [name = '', ...rest] = String(pair).split('=');
      return [name, rest.join('=')];
    }),
  );
}

/** What a `.env` file sets. */
export function variablesIn(text: string): Readonly<Record<string, string>> {
  const lines = [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*(.*?)[ \t]*$/gm)];
  return Object.fromEntries(
    lines.map(([, name = '', value = '']) => [name, value.replace(/^(["'])(.*)\1$/, '$2')]),
  );
}

/** As ECS has it: seconds, and the command in its form. */
function healthCheckOf(given: unknown): object | undefined {
  if (!isObject(given) || given.disable === true || given.test === undefined) return undefined;
  const Command = typeof given.test === 'string' ? ['CMD-SHELL', given.test] : listOf(given.test).map(String);
  if (Command[0] === 'NONE') return undefined;
  const within = (value: unknown, least: number, most: number) =>
    value === undefined ? undefined : Math.min(most, Math.max(least, Math.round(secondsOf(String(value)))));
  const settings = {
    Interval: within(given.interval, 5, 300),
    Timeout: within(given.timeout, 2, 60),
    Retries: given.retries === undefined ? undefined : Math.min(10, Math.max(1, Number(given.retries))),
    StartPeriod: within(given.start_period, 0, 300),
  };
  return {
    Command,
    ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
  };
}

/** `1m30s`, `500ms`, `10s` */
export function secondsOf(text: string): number {
  const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };
  return [...text.matchAll(/([\d.]+)(ms|s|m|h)/g)].reduce(
    (sum, [, count, unit = 's']) => sum + Number(count) * (units[unit] ?? 1),
    0,
  );
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
