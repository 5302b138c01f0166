// An app that is not told where to write leaves nothing once its process has ended.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const program = (outdir: string, end = '') => `
import { existsSync } from 'node:fs';
import { drydock } from '@drydock/testing';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
const app = new App(${outdir});
const stack = new Stack(app, 'Shop');
new CfnResource(stack, 'Cluster', { type: 'AWS::ECS::Cluster' });
for (let round = 0; round < 2; round++) await drydock({}, (cloud) => cloud.deploy(stack));
if (!existsSync(app.outdir)) throw new Error('It was removed too early.');
${end}
`;

/** How a program ends whose temporary folder is its own, and what it leaves there. */
function ranIn(source: string) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'drydock-assemblies-')));
  try {
    const { status, signal, stderr } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', source],
      { cwd: here, encoding: 'utf8', env: { ...process.env, TMPDIR: folder, CDK_VALIDATION: 'false' } },
    );
    return { stderr, status, signal, left: readdirSync(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.each([
  ['of its own', '', []],
  ['that it was given', "{ outdir: process.env.TMPDIR + '/mine' }", ['mine']],
])(
  'a folder %s: it is gone, or stays, once the process has ended',
  (_, options, left) => {
    expect(ranIn(program(options))).toEqual({ stderr: '', status: 0, signal: null, left });
  },
  120_000,
);

test('a process that is asked to end, as workers of Vitest are, ends by the signal and leaves nothing', () => {
  const end = `setInterval(() => {}, 1000); process.kill(process.pid, 'SIGTERM');`;
  expect(ranIn(program('', end))).toEqual({ stderr: '', status: null, signal: 'SIGTERM', left: [] });
}, 120_000);
