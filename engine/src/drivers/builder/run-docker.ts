// The `docker` command line: finds the command, and says on standard error what went wrong as Docker does.
import { RegistryError } from '../images/distribution.ts';
import { build } from './commands/build.ts';
import { images } from './commands/images.ts';
import { inspect } from './commands/inspect.ts';
import { login } from './commands/login.ts';
import { manifest } from './commands/manifest.ts';
import { pull } from './commands/pull.ts';
import { push } from './commands/push.ts';
import { tag } from './commands/tag.ts';
import { info, version } from './commands/version.ts';
import { CommandFailure } from './options.ts';
import type { Command, Session } from './session.ts';

const commands: Readonly<Record<string, Command>> = {
  build,
  tag,
  push,
  pull,
  login,
  images,
  inspect,
  manifest,
  version,
  info,
};

/** Longer ways to say the same. */
const groups: Readonly<Record<string, Readonly<Record<string, Command>>>> = {
  image: { build, tag, push, pull, ls: images, inspect },
  buildx: { build },
  builder: { build },
};

/** Returns the exit code. */
export async function runDocker(session: Session, args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  try {
    if (name === '--version' || name === '-v') await version(session, []);
    else if (name in groups) await find(groups[name]!, rest[0] ?? '', `${name} `)(session, rest.slice(1));
    else await find(commands, name, '')(session, rest);
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

function find(among: Readonly<Record<string, Command>>, name: string, prefix: string): Command {
  const command = Object.hasOwn(among, name) ? among[name] : undefined;
  if (command) return command;
  throw new CommandFailure(
    `the embedded builder has no "docker ${prefix}${name}"; it offers ${Object.keys(among).join(', ')}. For anything else, run Drydock with Docker`,
  );
}

function isReference(error: Error): boolean {
  return error.message.startsWith('invalid reference format');
}
