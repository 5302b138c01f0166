// `drydock/testing` as a person gets it: the packed package in a project outside the workspace, where the examples of
// docs/testing.md run as they stand, under Vitest, Jest and node:test.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { run } from './samples.fixture.ts';

const longestMs = 900_000;
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
let project: string;

beforeAll(() => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'drydock-testing-')));
  project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{"private":true}');
  run(project, 'npm', 'install', '--no-audit', '--no-fund', 'jest@30');
  // As npm would install them, without fetching or unpacking them again.
  const own = 'node_modules/drydock';
  cpSync(join(inject('installed'), own), join(project, own), { recursive: true });
  for (const name of ['vitest', 'aws-cdk-lib', 'constructs', 'typescript'])
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
  for (const { file, text } of examples()) {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), text);
  }
  cpSync(join(root, 'testing/src/examples/stacks.ts'), join(project, 'stacks.ts'));
}, longestMs);
afterAll(() => rmSync(dirname(project), { recursive: true, force: true, maxRetries: 3 }), longestMs);

/** The page's blocks of code whose first line names a file. */
function examples(): { readonly file: string; readonly text: string }[] {
  const page = readFileSync(join(root, 'docs/testing.md'), 'utf8');
  return [...page.matchAll(/^```\w+\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map(([, file = '', text = '']) => ({
    file,
    text,
  }));
}

function inProject(
  command: string,
  ...args: readonly string[]
): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: project,
    encoding: 'utf8',
    timeout: longestMs,
  });
  return { status, said: stdout + stderr };
}

it(
  'the examples pass under Vitest',
  () => {
    const { status, said } = inProject(
      'node',
      'node_modules/vitest/vitest.mjs',
      'run',
      ...['zone-loss', 'blue-green', 'late-capacity'],
      '--testTimeout=120000',
      '--no-color',
    );
    expect(said).toMatch(/Tests +4 passed/);
    expect(status).toBe(0);
  },
  longestMs,
);

it(
  'one passes under Jest',
  () => {
    const { status, said } = inProject('npx', 'jest', 'jest', '--testTimeout=120000');
    expect(said).toMatch(/Tests: +1 passed/);
    expect(status).toBe(0);
  },
  longestMs,
);

it(
  'one passes under node:test',
  () => {
    const { status, said } = inProject('node', '--test', 'node/system.test.mjs');
    expect(said).toMatch(/pass 1/);
    expect(status).toBe(0);
  },
  longestMs,
);

it(
  'a failing test says how it is replayed, and SEED replays it',
  () => {
    const failing = `import { drydock } from 'drydock/testing';
await drydock({ seeds: [4, 5] }, (cloud) => { if (cloud.seed === '5') throw new Error('It failed.'); });`;
    writeFileSync(join(project, 'failing.mjs'), failing);
    expect(inProject('node', 'failing.mjs').said).toContain('It failed.\n\nReplay it: SEED=5\n');
  },
  longestMs,
);

it(
  'its types are those of its functions',
  () => {
    writeFileSync(
      join(project, 'types.mts'),
      `import { type Cloud, drydock } from 'drydock/testing';
const cloud: Cloud = await drydock({ seed: 7 });
const failed: number = cloud.traffic.failed;
cloud.lambda('Shop/Handler').returns((event: { readonly Records: readonly object[] }) => event.Records.length);
const stopped = cloud.log.events.filter(({ detail }) => detail.lastStatus === 'STOPPED').length;
cloud.service('Shop/Service').behaves({ latency: (load) => (load > stopped ? '1s' : 20) });
// @ts-expect-error: there is no such thing
cloud.nothing(failed);
`,
    );
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--lib',
      'esnext',
      '--skipLibCheck',
      '--types',
      '',
    ];
    const { status, said } = inProject('node', 'node_modules/typescript/bin/tsc', ...options, 'types.mts');
    expect(said).toBe('');
    expect(status).toBe(0);
  },
  longestMs,
);
