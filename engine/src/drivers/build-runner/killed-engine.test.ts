import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { processStart } from '../processes/process-table.ts';
import { ended } from '../processes/testing/ended.ts';
import { TestHost } from '../testing/driver.ts';
import { createBuildRunner } from './index.ts';

let host: TestHost;
beforeEach(() => {
  host = new TestHost();
});
afterEach(() => host.remove());

test('builds end when the engine is killed, and the next engine removes their folders', async () => {
  const zip = join(host.folder, 'source.zip');
  const spec =
    'version: 0.2\nphases: { build: { commands: [ "sleep 600 & echo pid $! $CODEBUILD_SRC_DIR; sleep 600" ] } }\n';
  writeFileSync(zip, zipSync({ 'buildspec.yml': strToU8(spec) }));
  const script = join(import.meta.dirname, 'testing/engine.ts');
  const engine = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, host.folder, zip, host.mark],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [pid, folder] = await said(engine.stdout);
  expect([processStart(pid) !== undefined, existsSync(folder)]).toEqual([true, true]);
  engine.kill('SIGKILL');
  await ended(pid);
  const next = createBuildRunner(host);
  await next.recover();
  expect(existsSync(folder)).toBe(false);
  await next.stop();
});

/** The process id and the folder, which the build has printed. */
async function said(stdout: NodeJS.ReadableStream): Promise<[number, string]> {
  for await (const line of createInterface(stdout)) {
    const { name, report } = JSON.parse(line);
    const messages: string[] =
      name === 'logs/lines' ? report.events.map((event: { message: string }) => event.message) : [];
    const [, pid, folder = ''] = messages.find((message) => message.startsWith('pid '))?.split(' ') ?? [];
    if (pid) return [Number(pid), folder];
  }
  throw new Error('The engine ended');
}
