import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flagsOf } from '../command-line/command.ts';
import { loadProgram } from '../program.ts';
import { completionScript, shells } from './index.ts';

const program = await loadProgram();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-completion-'));
  mkdirSync(join(folder, 'two words'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a real Bash offers after the words; the last one is being typed. */
function offered(...words: string[]): string[] {
  const typed = ['drydock', ...words];
  const script = `${completionScript('bash', program)}
COMP_WORDS=(${typed.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${typed.length - 1}
_drydock
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], {
    encoding: 'utf8',
    cwd: folder,
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.split('\n').filter(Boolean);
}

describe('completion in Bash', () => {
  it('offers the commands', () => {
    expect(offered('')).toEqual(program.commands.map(({ name }) => name));
    expect(offered('st')).toEqual(['status', 'state']);
  });

  it('offers a command’s own flags, and no other', () => {
    expect(offered('down', '--')).toEqual([
      '--purge',
      '--yes',
      '--target',
      '--region',
      '--profile',
      '--state',
      '--json',
      '--help',
    ]);
    expect(offered('down', '')).toContain('--purge');
    expect(offered('-')).toEqual(['--help', '--version']);
  });

  it('offers the values of a flag', () => {
    expect(offered('up', '--runtime', '')).toEqual(['auto', 'docker', 'process', 'simulated']);
    expect(offered('up', '--state', 'tw')).toEqual(['two words']);
    expect(offered('up', '--port', '')).toEqual([]);
  });

  it('offers arguments', () => {
    expect(offered('completion', '')).toEqual([...shells]);
    expect(offered('help', 'dow')).toEqual(['down']);
  });

  it('does not take the value of a flag for the command', () => {
    expect(offered('--state', 'logs', 'down', '--pu')).toEqual(['--purge']);
  });
});

describe('the scripts', () => {
  it.each(shells)('for %s name every command and every flag', (shell) => {
    const script = completionScript(shell, program);
    for (const command of program.commands) {
      expect(script).toMatch(new RegExp(`\\b${command.name}\\b`));
      for (const flag of Object.keys(flagsOf(command))) {
        expect(script).toMatch(new RegExp(shell === 'fish' ? `-l ${flag}\\b` : `--${flag}\\b`));
      }
    }
    expect(script).not.toContain('undefined');
  });

  it.each(['zsh', 'fish'])('for %s have balanced quotes in every line', (shell) => {
    const odd = completionScript(shell, program)
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .filter((line) => (line.replaceAll("\\'", '').match(/'/g)?.length ?? 0) % 2 !== 0);
    expect(odd).toEqual([]);
  });
});
