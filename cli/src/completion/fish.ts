// A completion script for fish.
import type { Program } from '../command-line/command.ts';
import { completedFlags, operandWords } from './words.ts';

export function fishCompletion({ name, commands }: Program): string {
  const lines = [
    `# fish completion for ${name}: save it as ~/.config/fish/completions/${name}.fish.`,
    `complete -c ${name} -f`,
    `complete -c ${name} -n __fish_use_subcommand -s h -l help -d 'Show help'`,
    `complete -c ${name} -n __fish_use_subcommand -l version -d 'Show the version'`,
  ];
  for (const command of commands) {
    lines.push(
      `complete -c ${name} -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.summary)}`,
    );
    const inCommand = `complete -c ${name} -n '__fish_seen_subcommand_from ${command.name}'`;
    const words = operandWords(command, commands);
    if (words.length > 0) lines.push(`${inCommand} -a '${words.join(' ')}'`);
    for (const { name: flag, short, summary, value } of completedFlags(command)) {
      const values = value?.isFolder ? '(__fish_complete_directories)' : value?.choices.join(' ');
      lines.push(
        [
          inCommand,
          ...(short ? [`-s ${short}`] : []),
          `-l ${flag}`,
          ...(value ? ['-x'] : []),
          ...(values ? [`-a '${values}'`] : []),
          `-d ${quoted(summary)}`,
        ].join(' '),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** In single quotes, as fish takes it. */
const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
