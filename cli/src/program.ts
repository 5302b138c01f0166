// The program: its name, version and commands, for the parser, the help, the completions and the reference.
import manifest from '../package.json' with { type: 'json' };
import type { Program } from './command-line/command.ts';
import { commands } from './commands/index.ts';

/**
 * The program with all of its commands; of a command line that begins with a command's name, with that command alone. The
 * modules of the others would take longer to load than most commands take.
 */
export async function loadProgram([name = '']: readonly string[] = []): Promise<Program> {
  const named = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined;
  return {
    name: 'drydock',
    summary: 'rehearse an AWS system on one machine',
    version: manifest.version,
    commands:
      named && !named.isAboutProgram
        ? [named]
        : await Promise.all(Object.values(commands).map((load) => load())),
  };
}
