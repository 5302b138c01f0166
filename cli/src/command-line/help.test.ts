import { describe, expect, it } from 'vitest';
import { loadProgram } from '../program.ts';
import { flagsOf } from './command.ts';
import { commandHelp, programHelp } from './help.ts';
import { commandsReference } from './reference.ts';

const program = await loadProgram();

describe('the help', () => {
  it('has every command in a line', () => {
    const lines = programHelp(program).split('\n');
    for (const { name, summary } of program.commands) {
      expect(lines.some((line) => line.trim().startsWith(name) && line.endsWith(summary))).toBe(true);
    }
  });

  it.each(program.commands.map((command) => [command.name, command] as const))(
    'of %s has its flags and examples, and fits 80 columns',
    (_, command) => {
      const text = commandHelp(command, program);
      for (const name of Object.keys(flagsOf(command))) expect(text).toContain(`--${name}`);
      for (const { line } of command.examples) expect(text).toContain(`drydock ${line}`);
      expect(text).not.toMatch(/\]\(/);
      const examples = text.indexOf('Examples:');
      const long = text
        .slice(0, examples)
        .split('\n')
        .filter((line) => line.length > 80);
      expect(long).toEqual([]);
    },
  );
});

describe('the reference', () => {
  it('has every command, flag, default and exit code', () => {
    const page = commandsReference(program);
    for (const { name, flags } of program.commands) {
      expect(page).toContain(`## drydock ${name}\n`);
      for (const [flag, declared] of Object.entries(flags)) {
        expect(page).toContain(`\`--${flag}`);
        if (declared.kind === 'value') expect(page).toContain(`\`${declared.default}\``);
      }
    }
    expect(page.match(/^\| \d+ /gm)).toEqual(['| 0 ', '| 1 ', '| 2 ', '| 129 ', '| 130 ', '| 143 ']);
  });
});
