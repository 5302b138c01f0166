// Runs a `docker` command line, and prints errors as Docker does.
import { RegistryError } from '../images/distribution.ts';
import { CommandFailure } from './commands/options.ts';
import type { Command, Session } from './commands/session.ts';

type Load = () => Promise<Command>;

// Loaded on demand: a build runs several commands, each in a process of its own, and most need little code.
const build: Load = async () => (await import('./commands/build.ts')).build;
const images: Load = async () => (await import('./commands/images.ts')).images;
const inspect: Load = async () => (await import('./commands/inspect.ts')).inspect;
const pull: Load = async () => (await import('./commands/pull.ts')).pull;
const push: Load = async () => (await import('./commands/push.ts')).push;
const tag: Load = async () => (await import('./commands/tag.ts')).tag;
const version: Load = async () => (await import('./commands/version.ts')).version;

const commands: Readonly<Record<string, Load>> = {
  build,
  tag,
  push,
  pull,
  login: async () => (await import('./commands/login.ts')).login,
  images,
  inspect,
  manifest: async () => (await import('./commands/manifest.ts')).manifest,
  version,
  info: async () => (await import('./commands/version.ts')).info,
};

/** Longer names of the same commands. */
const groups: Readonly<Record<string, Readonly<Record<string, Load>>>> = {
  image: { build, tag, push, pull, ls: images, inspect },
  buildx: { build },
  builder: { build },
};

/** Returns the exit code. */
export async function runDocker(session: Session, args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const run = async (
    among: Readonly<Record<string, Load>>,
    wanted: string,
    operands: readonly string[],
    prefix: string,
  ) => {
    const command = await find(among, wanted, prefix)();
    await command(session, operands);
  };
  try {
    if (name === '--version' || name === '-v') await (await version())(session, []);
    else if (Object.hasOwn(groups, name)) await run(groups[name]!, rest[0] ?? '', rest.slice(1), `${name} `);
    else await run(commands, name, rest, '');
    return 0;
  } catch (error) {
    if (error instanceof RegistryError) {
      const code = error.code.toLowerCase().replaceAll('_', ' ');
      session.err(`ERROR: ${error.status === 0 ? error.message : `${code}: ${error.message}`}\n`);
    } else if (error instanceof Error && (error instanceof CommandFailure || isReference(error)))
      session.err(`ERROR: ${error.message}\n`);
    else throw error;
    return 1;
  }
}

function find(among: Readonly<Record<string, Load>>, name: string, prefix: string): Load {
  const command = Object.hasOwn(among, name) ? among[name] : undefined;
  if (command) return command;
  throw new CommandFailure(
    `the embedded builder has no "docker ${prefix}${name}"; it offers ${Object.keys(among).join(', ')}`,
  );
}

function isReference(error: Error): boolean {
  return error.message.startsWith('invalid reference format');
}
