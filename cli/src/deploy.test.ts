// `drydock up` and `drydock deploy` of a folder that has infrastructure of its own.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const longestMs = 120_000;
let folder: string;
let project: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-deploy-'));
  project = join(folder, 'hello');
  mkdirSync(join(project, 'src'), { recursive: true });
  writeFileSync(join(project, 'src', 'index.js'), 'exports.handler = async () => process.env.GREETING;\n');
  writeFileSync(
    join(project, 'template.yaml'),
    `Transform: AWS::Serverless-2016-10-31
Parameters:
  Greeting: { Type: String }
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src
      Handler: index.handler
      Runtime: nodejs22.x
      Environment: { Variables: { GREETING: !Ref Greeting } }
Outputs:
  Page: { Value: 'http://127.0.0.1:1/hello' }
  Said: { Value: !Ref Greeting }
`,
  );
});
afterEach(async () => {
  await drydock('down', '--purge');
  rmSync(folder, { recursive: true, force: true });
}, longestMs);

async function drydock(...args: string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    cwd: project,
    env: { ...process.env, XDG_STATE_HOME: join(folder, 'states') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { stdout, stderr, code };
}

const upDetached = (...args: string[]) =>
  drydock('up', '--detach', '--port', '0', '--runtime', 'simulated', ...args);

it(
  'brings up a SAM template with its local code, and deploys it again with another parameter',
  async () => {
    const missing = await upDetached();
    expect(missing.stderr).toMatch(/parameters without a default.*\n +--parameter Greeting=… +String/);
    expect(missing.code).toBe(1);

    const up = await upDetached('--parameter', 'Greeting=hello');
    expect(up.stderr).not.toContain('parameter');
    expect(up.stdout).toMatch(/hello: a SAM template/);
    expect(up.stdout).toMatch(/✓ Hello .*\n/);
    expect(up.stdout).toMatch(/Said +hello\n/);
    expect(up.stdout).toContain('  http://127.0.0.1:1/hello\n');
    expect(up.code).toBe(0);
    expect(readdirSync(project).sort()).toEqual(['src', 'template.yaml']);

    const again = await drydock('deploy', 'template.yaml', '--parameter', 'Greeting=goodbye');
    expect(again.stdout).toMatch(/Said +goodbye\n/);
    const unknown = await drydock('deploy', '.', '--parameter', 'Gretting=x');
    expect(unknown.stderr).toBe('The template has no parameter Gretting. It has Greeting.\n');

    const status = await drydock('status');
    expect(status.stdout).toMatch(/hello +UPDATE_COMPLETE/);
    expect(status.stdout).not.toContain('Missing');
    expect(status.code).toBe(0);
  },
  longestMs,
);

it(
  'says which local file a template names in vain',
  async () => {
    rmSync(join(project, 'src'), { recursive: true });
    const { stderr, code } = await upDetached('--parameter', 'Greeting=x');
    expect(stderr).toContain('template.yaml names src, which does not exist');
    expect(code).toBe(1);
  },
  longestMs,
);
