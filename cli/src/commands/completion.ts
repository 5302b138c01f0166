// `drydock completion SHELL`: a script that completes commands and flags.
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { completionScript, shells } from '../completion/index.ts';

export const completion = defineCommand({
  name: 'completion',
  summary: 'Write a completion script for a shell',
  description: [
    'Writes a script that completes commands, flags and their values, for a shell that finds `drydock` on its path.',
  ],
  operands: [{ name: 'SHELL', summary: shells.join(', '), choices: shells }],
  flags: {},
  isAboutProgram: true,
  examples: [
    { line: 'completion bash >> ~/.bashrc', explains: 'Bash.' },
    { line: 'completion zsh > ~/.zsh/completions/_drydock', explains: 'Zsh: a folder of $fpath.' },
    { line: 'completion fish > ~/.config/fish/completions/drydock.fish', explains: 'Fish.' },
  ],
  async *run(_flags, { program }, [shell = '']) {
    yield { code: 'completion-script', shell, script: completionScript(shell, program) };
    return exitCodes.ok;
  },
});
