// `drydock help [COMMAND]`: the same as `--help`.
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { commandHelp, programHelp } from '../command-line/help.ts';
import { findCommand } from '../command-line/parse.ts';

export const help = defineCommand({
  name: 'help',
  summary: 'Explain a command',
  description: ['The same as `drydock --help` and `drydock COMMAND --help`.'],
  operands: [
    { name: 'COMMAND', summary: 'A command; without it, all of them in a line each.', isOptional: true },
  ],
  flags: {},
  isAboutProgram: true,
  examples: [{ line: 'help up', explains: 'What `up` does, its flags and examples.' }],
  async *run(_flags, { program }, [name]) {
    const text = name === undefined ? programHelp(program) : commandHelp(findCommand(program, name), program);
    yield { code: 'help', text };
    return exitCodes.ok;
  },
});
