import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { developmentCommand, usageOf } from './development-command.ts';

const root = join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

const declaration = {
  name: 'count',
  summary: 'Counts what a folder holds',
  operands: '[FOLDER …]',
  options: {
    depth: { type: 'string', value: 'N', default: '3', says: 'how deep' },
    all: { type: 'boolean', says: 'hidden files too' },
  },
} as const;

it('gives what the command was called with', () => {
  const { values, positionals } = developmentCommand(declaration, ['here', '--all']);
  expect({ ...values }).toEqual({ depth: '3', all: true });
  expect(positionals).toEqual(['here']);
});

it('explains the command by its declaration', () => {
  expect(usageOf(declaration)).toBe(
    [
      'npm run count -- [FOLDER …] [FLAGS]',
      '',
      'Counts what a folder holds.',
      '',
      '  --depth N  how deep (3)',
      '  --all      hidden files too',
    ].join('\n'),
  );
});

/** The program of a script of package.json, without what prepares a clone for it. */
const call = (name: string, ...args: string[]) => {
  const [, program = ''] = /(\S+\.ts)$/.exec(scripts[name] ?? '') ?? [];
  const flags = ['--disable-warning=ExperimentalWarning', join(root, program), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, flags, { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr };
};

it.concurrent.each([
  'simulate',
  'fuzz',
  'crash',
  'soak',
  'snapshots',
  'corpus',
  'bench:run',
  'new',
  'pin',
  'pack',
])('npm run %s explains itself, and refuses a flag that it does not have', (name) => {
  const shown = name.split(':')[0];
  const help = call(name, '--help');
  expect(help).toMatchObject({ status: 0, stderr: '' });
  expect(help.stdout).toMatch(new RegExp(`^npm run ${shown}\\b`));
  expect(call(name, '--nothing')).toEqual({
    status: 2,
    stdout: '',
    stderr: `Unknown option '--nothing'. See npm run ${shown} -- --help.\n`,
  });
});
