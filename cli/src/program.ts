// The program: its name, version and commands, for the parser, the help, the completions and the reference.
import manifest from '../package.json' with { type: 'json' };
import type { Program } from './command-line/command.ts';
import { commands } from './commands/index.ts';

export const program: Program = {
  name: 'drydock',
  summary: 'rehearse an AWS system on one machine',
  version: manifest.version,
  commands,
};
