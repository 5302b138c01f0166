// The engine's program: the only file that knows where it is and what arguments it takes. The command line imports
// nothing of the engine; it runs this program in a process of its own, or becomes it.
import { flushCompileCache } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compileCache } from '../../compile-cache.ts';
import { makeStateFolder } from './state-folder.ts';

/** Loaded before the engine's modules. */
const ownModules = new URL('../../own-modules.ts', import.meta.url).href;

/** Ends an engine in the foreground with the package manager that has started it. */
const endWithWrappers = new URL('./end-with-wrappers.ts', import.meta.url).href;

const main = fileURLToPath(new URL('../../../../engine/src/main.ts', import.meta.url));

/** The program that checks a change, beside the engine's: a simulation of it in one process. */
const checker = fileURLToPath(new URL('../../../../testing/src/check/main.ts', import.meta.url));

export interface EngineOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly account: string;
  readonly region: string;
  /** Absolute path of the state folder. */
  readonly state: string;
  /** `auto`, `docker`, `process` or `simulated` */
  readonly runtime: string;
  /** `<code or service/name>=<number>`; the engine checks them. */
  readonly quota: readonly string[];
  readonly 'lower-to-quotas': boolean;
  readonly 'enforce-network': boolean;
  readonly 'enforce-iam': boolean;
  /** `short` or `aws`. */
  readonly waits: string;
  /** `machine`, `aws` or `aws:<seed>`. */
  readonly pace: string;
  /** `real` or `virtual`; `real` when absent. */
  readonly clock?: string;
}

/** Arguments for Node.js to run an engine. */
export const engineArguments = (options: EngineOptions): string[] => nodeArguments(flags(options));

/** Arguments for Node.js to end what a killed engine left on a state folder. */
export const sweepArguments = (state: string): string[] => nodeArguments(['--sweep', '--state', state]);

/** Arguments for Node.js to check a state, or to move it into or out of a file. */
export const stateArguments = (state: string, action: StateAction, file?: string): string[] =>
  nodeArguments([`--${action}`, ...(file === undefined ? [] : [file]), '--state', state]);

/** Arguments for Node.js to tell what an engine would make of the templates at a path. */
export const coverageArguments = (path: string): string[] => nodeArguments(['--coverage', path]);

/**
 * Arguments for Node.js to check a change.
 * @param options absolute paths; `within` in milliseconds
 */
export const checkArguments = ({ after, before, answered, within, accepted }: CheckOptions): string[] => [
  '--disable-warning=ExperimentalWarning',
  '--import',
  ownModules,
  checker,
  ...['--after', after, '--answered', String(answered), '--within', String(within)],
  ...(before === undefined ? [] : ['--before', before]),
  ...accepted.map((name) => `--accept=${name}`),
];

interface CheckOptions {
  readonly after: string;
  readonly before: string | undefined;
  readonly answered: number;
  readonly within: number;
  /** Resources whose data may be lost. */
  readonly accepted: readonly string[];
}

export type StateAction = 'check' | 'export' | 'import';

/** The environment of an engine that is a process of its own: the cache halves its start, 0.35 s instead of 0.7 s. */
export const engineEnvironment = (): NodeJS.ProcessEnv => ({
  NODE_COMPILE_CACHE: compileCache,
  ...process.env,
});

/**
 * Turns this process into an engine: its signals, output and exit code are the engine's from here on. Where Node.js can, by
 * execve: the command line's modules and the memory that loading them took, 40 MB, are gone then.
 */
export async function becomeEngine(options: EngineOptions): Promise<void> {
  makeStateFolder(options.state);
  if (process.execve && process.platform !== 'win32') {
    flushCompileCache();
    const args = [...process.execArgv, '--import', endWithWrappers, ...engineArguments(options)];
    process.execve(process.execPath, [process.execPath, ...args], engineEnvironment());
  }
  process.argv = [process.execPath, main, ...flags(options)];
  await import(endWithWrappers);
  await import(pathToFileURL(main).href);
}

/**
 * V8's young objects get 32 MB at most, where they would take 130 MB of a process that is mostly idle. With 8 MB, a clock that
 * runs fast spends a fifth of its time collecting them.
 */
const smallYoungGeneration = '--max-semi-space-size=16';

const nodeArguments = (args: readonly string[]) => [
  smallYoungGeneration,
  '--disable-warning=ExperimentalWarning',
  '--import',
  ownModules,
  main,
  ...args,
];

function flags({
  port,
  account,
  region,
  state,
  runtime,
  waits,
  pace,
  clock = 'real',
  ...options
}: EngineOptions): string[] {
  const values = { port: String(port), account, region, state, runtime, waits, pace, clock };
  return [
    ...Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]),
    ...options.quota.flatMap((quota) => ['--quota', quota]),
    ...(options['lower-to-quotas'] ? ['--lower-to-quotas'] : []),
    ...(options['enforce-network'] ? ['--enforce-network'] : []),
    ...(options['enforce-iam'] ? ['--enforce-iam'] : []),
  ];
}
