// What a person with an old Node.js reads, before anything is installed or started.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = join(dirname(fileURLToPath(import.meta.url)), 'ready.mjs');

function runAs(version: string) {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  return spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, script],
    {
      encoding: 'utf8',
    },
  );
}

it('names the Node that is needed to one that is too old', () => {
  const { status, stderr } = runAs('18.20.4');
  expect(status).toBe(1);
  expect(stderr).toContain('Node 18.20.4 is too old to install with: Drydock needs Node 20 or newer');
});

it('has nothing to do, and says nothing, where all is installed', () => {
  expect(runAs('20.0.0')).toMatchObject({ status: 0, stdout: '', stderr: '' });
});
