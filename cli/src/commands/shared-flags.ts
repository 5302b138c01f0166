// Flags that several commands have, declared once.
import { resolve } from 'node:path';
import type { Flags, Repeated, Valued } from '../command-line/flag.ts';
import { UsageError } from '../errors/user-error.ts';
import { stateFolderOf } from '../targets/engine/state-folder.ts';

/** A value that depends on where the command is run. */
export const automatic = 'auto';

/** For the commands that find an engine by its state folder. */
export const stateFlag = {
  state: {
    kind: 'value',
    valueName: 'FOLDER',
    default: automatic,
    isFolder: true,
    summary:
      'The folder that holds everything. One engine at a time may use it. `auto`: `.drydock` where there is one, else a folder of `$XDG_STATE_HOME/drydock` for this repository.',
    read: (text: string) =>
      text === automatic ? stateFolderOf({ folder: process.cwd(), environment: process.env }) : resolve(text),
  } satisfies Valued<string>,
} as const satisfies Flags;

/** For the commands that work on an engine or on AWS. */
export const targetFlags = {
  target: {
    kind: 'value',
    valueName: 'TARGET',
    default: 'engine',
    choices: ['engine', 'aws'],
    summary:
      'An engine of this machine, or AWS with the credentials that every AWS client finds. See [deploying to AWS](../deploying-to-aws.md).',
    read: (text: string) => text as 'engine' | 'aws',
  } satisfies Valued<'engine' | 'aws'>,
  region: {
    kind: 'value',
    valueName: 'REGION',
    default: automatic,
    summary: 'The region. `auto`: of the environment or the profile on AWS, and us-east-1 on an engine.',
    read: readRegion,
  } satisfies Valued<string | undefined>,
  profile: {
    kind: 'value',
    valueName: 'NAME',
    default: automatic,
    summary: 'With `--target aws`: the profile of `~/.aws/config`. `auto`: as every AWS client finds it.',
    read: unlessAutomatic,
  } satisfies Valued<string | undefined>,
  ...stateFlag,
} as const satisfies Flags;

/** The flags of `up` with AWS as its target. */
export const awsUpFlags = {
  bucket: {
    kind: 'value',
    valueName: 'NAME',
    default: automatic,
    summary: 'With `--target aws`: the bucket for templates. `auto`: one of the stack, made if missing.',
    read: unlessAutomatic,
  } satisfies Valued<string | undefined>,
  connection: {
    kind: 'value',
    valueName: 'ARN',
    default: automatic,
    summary:
      'With `--target aws`: the connection to the repository. `auto`: `drydock-github` (`-gitlab`, `-bitbucket`), else the only one that is available, else a new one.',
    read: unlessAutomatic,
  } satisfies Valued<string | undefined>,
  repository: {
    kind: 'value',
    valueName: 'OWNER/NAME',
    default: automatic,
    summary: 'With `--target aws`: the repository that the pipeline follows. `auto`: the remote `origin`.',
    read: (text: string) => {
      if (text !== automatic && !/^[^/]+(\/[^/]+)+$/.test(text)) throw new UsageError('is not OWNER/NAME.');
      return unlessAutomatic(text);
    },
  } satisfies Valued<string | undefined>,
} as const satisfies Flags;

function unlessAutomatic(text: string): string | undefined {
  return text === automatic ? undefined : text;
}

function readRegion(text: string): string | undefined {
  if (text === automatic) return undefined;
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(text)) throw new UsageError('is not a region.');
  return text;
}

const waitsFlag = (byDefault: 'short' | 'aws') =>
  ({
    kind: 'value',
    valueName: 'WAITS',
    default: byDefault,
    choices: ['short', 'aws'],
    summary:
      'What only costs time, as deregistration delays do, takes seconds (`short`) or as long as on AWS (`aws`). See [time](../what-is-simulated.md#time).',
    read: (text: string) => text,
  }) satisfies Valued<string>;

/** @returns the text, once it is a pace */
export function readPace(text: string): string {
  if (!/^(machine|aws(:\d{1,9})?)$/.test(text))
    throw new UsageError('is neither machine nor aws, nor aws with a seed, as in aws:7.');
  return text;
}

export function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError('is not a port (0 to 65535).');
  return port;
}

/** For the commands that start an engine. */
const sharedEngineFlags = {
  port: {
    kind: 'value',
    valueName: 'PORT',
    default: '4566',
    summary: "Where the engine's AWS endpoint listens, on loopback. `0`: any free port.",
    read: readPort,
  } satisfies Valued<number>,
  account: {
    kind: 'value',
    valueName: 'ID',
    default: '000000000000',
    summary: 'The AWS account id: twelve digits.',
    read: (text: string) => {
      if (!/^\d{12}$/.test(text)) throw new UsageError('is not an account id (twelve digits).');
      return text;
    },
  } satisfies Valued<string>,
  region: {
    kind: 'value',
    valueName: 'REGION',
    default: 'us-east-1',
    summary: "The engine's region.",
    read: (text: string) => {
      if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(text)) throw new UsageError('is not a region.');
      return text;
    },
  } satisfies Valued<string>,
  runtime: {
    kind: 'value',
    valueName: 'RUNTIME',
    default: 'auto',
    choices: ['auto', 'docker', 'process', 'simulated'],
    summary: 'What a task is. See [what is simulated](../what-is-simulated.md#tasks).',
    read: (text: string) => text,
  } satisfies Valued<string>,
  pace: {
    kind: 'value',
    valueName: 'PACE',
    default: 'machine',
    summary:
      'How long instances, load balancers, images and agents take: as long as this machine (`machine`), or as on AWS (`aws`, or `aws:7` with another seed). See [AWS’s pace](pace.md).',
    read: readPace,
  } satisfies Valued<string>,
  quota: {
    kind: 'repeated',
    valueName: 'QUOTA=N',
    summary:
      'Raises or lowers a [quota](quotas.md), by its code or its service and name: `L-92E49DE3=10000`, `ecs/Tasks per service=10000`.',
    read: (text: string) => text,
  } satisfies Repeated<string>,
  'lower-to-quotas': {
    kind: 'switch',
    summary: 'Bring persisted counts that are beyond the quotas down to them, instead of refusing to start.',
  },
  'enforce-network': {
    kind: 'switch',
    summary:
      'Keep load balancers from targets that security groups or network ACLs would keep them from on AWS.',
  },
  'enforce-iam': {
    kind: 'switch',
    summary:
      'Refuse calls of roles and users that their policies do not allow. Without it they are performed, and `drydock access` lists them.',
  },
  ...stateFlag,
} as const satisfies Flags;

const clockFlag = {
  kind: 'value',
  valueName: 'CLOCK',
  default: 'real',
  choices: ['real', 'virtual'],
  summary:
    'Whether time passes (`real`), or moves only with `drydock time advance` (`virtual`, which needs `--runtime simulated`). See [time](../what-is-simulated.md#time).',
  read: (text: string) => text,
} satisfies Valued<string>;

/** The flags of an engine for anyone's stacks. */
export const engineFlags = {
  waits: waitsFlag('aws'),
  clock: clockFlag,
  ...sharedEngineFlags,
} as const satisfies Flags;
/** The flags of a rehearsal. */
export const rehearsalFlags = { waits: waitsFlag('short'), ...sharedEngineFlags } as const satisfies Flags;

/** A parameter of a template, and its value. */
export type Parameter = readonly [name: string, value: string];

export const parameterFlag = {
  kind: 'repeated',
  valueName: 'NAME=VALUE',
  summary: 'A parameter of the template.',
  read: (text: string) => {
    const equals = text.indexOf('=');
    if (equals < 1) throw new UsageError('is not a parameter and its value, as in `Size=2`.');
    return [text.slice(0, equals), text.slice(equals + 1)] as const;
  },
} satisfies Repeated<Parameter>;

/** An environment variable, and its value. */
export const environmentFlag = {
  kind: 'repeated',
  valueName: 'NAME=VALUE',
  summary:
    'An environment variable of the container, readable for everyone who can read its task definition. A Compose file has its own.',
  read: (text: string) => {
    const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined) {
      throw new UsageError('is not a variable and its value, as in `LOG_LEVEL=debug`.');
    }
    if (name === 'PORT') throw new UsageError('is what --container-port says.');
    return [name, value] as const;
  },
} satisfies Repeated<Parameter>;

function readNumber(text: string, least: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least) throw new UsageError(`is not a whole number from ${least}.`);
  return number;
}

/** What a person may say of a service that is adopted. */
export const serviceFlags = {
  'container-port': {
    kind: 'value',
    valueName: 'PORT',
    default: automatic,
    summary: 'The port that the container listens on. `auto`: by EXPOSE, the sources or the framework.',
    read: (text: string) => (text === automatic ? undefined : readPort(text)),
  },
  'health-path': {
    kind: 'value',
    valueName: 'PATH',
    default: automatic,
    summary: 'What health checks request. `auto`: the first of /health, /healthz, /up and / that answers.',
    read: (text: string) => {
      if (text !== automatic && !text.startsWith('/')) throw new UsageError('does not begin with a slash.');
      return text === automatic ? undefined : text;
    },
  },
  count: {
    kind: 'value',
    valueName: 'N',
    default: '2',
    summary: 'The least number of tasks.',
    read: (text: string) => readNumber(text, 1),
  },
  cpu: {
    kind: 'value',
    valueName: 'UNITS',
    default: '256',
    summary: 'CPU units of a task: 1,024 are one vCPU.',
    read: (text: string) => String(readNumber(text, 128)),
  },
  memory: {
    kind: 'value',
    valueName: 'MIB',
    default: '512',
    summary: 'Memory of a task.',
    read: (text: string) => String(readNumber(text, 4)),
  },
} as const satisfies Flags;
