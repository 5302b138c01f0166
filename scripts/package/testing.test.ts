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
/** What a project has beside the package. */
const ofProject = ['vitest', 'aws-cdk-lib', 'constructs', 'typescript'];
const clients = ['cloudwatch-logs', 'iam', 'sqs'];
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
  mkdirSync(join(project, 'node_modules/@aws-sdk'));
  for (const name of [...ofProject, ...clients.map((client) => `@aws-sdk/client-${client}`)])
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

/** The page's other blocks of TypeScript, each in a function, with what they take for granted. */
function pieces(): string {
  const page = readFileSync(join(root, 'docs/testing.md'), 'utf8');
  const blocks = [...page.matchAll(/^```ts\n(?!\/\/ \S+\.ts\n)([\s\S]*?)^```$/gm)].map(
    ([, text = '']) => text,
  );
  const imports = [
    ['CloudWatchLogsClient, FilterLogEventsCommand', '@aws-sdk/client-cloudwatch-logs'],
    ['IAMClient, SimulatePrincipalPolicyCommand', '@aws-sdk/client-iam'],
    ['App, Stack', 'aws-cdk-lib'],
    ['type Cloud, drydock, type TaskScript', 'drydock/testing'],
    ['expect', 'vitest'],
  ].map(([names, from]) => `import { ${names} } from '${from}';\n`);
  return `${imports.join('')}declare const cloud: Cloud;
declare const stack: Stack;
declare const roleArn: string;
declare const queueArn: string;
class ReportStack extends Stack {}
${blocks.map((block, index) => `export async function piece${index}() {\n${block}}\n`).join('')}`;
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
      ...['zone-loss', 'blue-green', 'late-capacity', 'queue-worker'],
      '--testTimeout=120000',
      '--no-color',
    );
    expect(said).toMatch(/Tests +5 passed/);
    expect(status).toBe(0);
  },
  longestMs,
);

it(
  'one passes under Jest',
  () => {
    const { status, said } = inProject('npx', 'jest', 'jest/system', '--testTimeout=120000');
    expect(said).toMatch(/Tests: +1 passed/);
    expect(said).not.toContain('Warning');
    expect(status).toBe(0);
  },
  longestMs,
);

it(
  'under Jest, whose tests have globals of their own, errors are errors, and scripts may be asynchronous and fetch',
  () => {
    const assumed = {
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
    };
    const template = {
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [assumed] } },
        },
        Fn: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Handler: 'index.handler',
            Runtime: 'nodejs22.x',
            Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
            Code: { ZipFile: 'exports.handler = () => {}' },
          },
        },
        R: { Type: 'Custom::R', Properties: { ServiceToken: { 'Fn::GetAtt': ['Fn', 'Arn'] } } },
      },
      Outputs: { Rows: { Value: { 'Fn::GetAtt': ['R', 'Rows'] } } },
    };
    writeFileSync(
      join(project, 'jest/realm.test.js'),
      `const { drydock } = require('drydock/testing');
const template = ${JSON.stringify(template)};
test('an error', () =>
  drydock({}, async (cloud) => {
    await expect(cloud.deploy({ Resources: {} }, { name: 'Shop' })).rejects.toThrow(Error);
  }));
test('a script that returns', () =>
  drydock({}, async (cloud) => {
    cloud.lambda('Shop/Fn').returns(async () => ({ Data: { Rows: '7' } }));
    expect((await cloud.deploy(template, { name: 'Shop' })).outputs.Rows).toBe('7');
  }));
test('a script that fetches', () =>
  drydock({}, async (cloud) => {
    cloud.lambda('Shop/Fn').returns(async ({ ResponseURL, ...given }) => {
      const answer = { ...given, Status: 'SUCCESS', PhysicalResourceId: 'own', Data: { Rows: '42' } };
      await fetch(ResponseURL, { method: 'PUT', body: JSON.stringify(answer) });
    });
    expect((await cloud.deploy(template, { name: 'Shop' })).outputs.Rows).toBe('42');
  }));
`,
    );
    const { status, said } = inProject('npx', 'jest', 'jest/realm', '--testTimeout=120000');
    expect(said).toMatch(/Tests: +3 passed/);
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
// @ts-expect-error: no unit of time
await cloud.time.advance('10 parsecs');
// @ts-expect-error: nothing to deploy
await cloud.deploy(42);
`,
    );
    writeFileSync(
      join(project, 'types.cts'),
      `import { drydock, type TaskScript } from 'drydock/testing';
const tasks: TaskScript = { crashesAfter: '2 minutes' };
void drydock({ tasks }, async (cloud) => { await cloud.time.advance('1 minute'); });
`,
    );
    writeFileSync(join(project, 'page.mts'), pieces());
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
      '--allowImportingTsExtensions',
      '--types',
      '',
    ];
    const tests = ['zone-loss', 'blue-green', 'late-capacity', 'queue-worker'].map(
      (name) => `${name}.test.ts`,
    );
    const { status, said } = inProject(
      'node',
      'node_modules/typescript/bin/tsc',
      ...options,
      'types.mts',
      'types.cts',
      'page.mts',
      ...tests,
    );
    expect(said).toBe('');
    expect(status).toBe(0);
  },
  longestMs,
);
