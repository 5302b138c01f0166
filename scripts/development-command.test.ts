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
  const { status, stdout, stderr } = spawnSync(process.execPath, flags, {
    cwd: root,
    encoding: 'utf8',
    // What the command loads is compiled once.
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/drydock') },
  });
  return { status, stdout, stderr };
};

it.each(['simulate', 'fuzz', 'crash', 'soak', 'snapshots', 'corpus', 'bench:run', 'new', 'pin', 'pack'])(
  'npm run %s refuses a flag that it does not have',
  (name) => {
    expect(call(name, '--nothing')).toEqual({
      status: 2,
      stdout: '',
      stderr: `Unknown option '--nothing'. See npm run ${name.split(':')[0]} -- --help.\n`,
    });
  },
);

it('explains itself and does nothing else', () => {
  const { stdout, ...rest } = call('new', '--help');
  expect(rest).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^npm run new -- KIND …\n\n.+\n\n {2}service <cli-name>/);
});
