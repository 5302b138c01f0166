import { existsSync } from 'node:fs';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BuildSpecification } from '../../contracts/build.ts';
import type { Driver } from '../../contracts/driver.ts';
import { type RegistryFixture, startRegistry } from '../images/testing/registry.ts';
import { ended, until } from '../processes/testing/ended.ts';
import { TestHost } from '../testing/driver.ts';
import { createBuildRunner } from './index.ts';

let registry: RegistryFixture;
let host: TestHost;
let driver: Driver;
beforeEach(async () => {
  registry = await startRegistry('web');
  host = new TestHost(registry.endpoint);
  driver = createBuildRunner(host);
});
afterEach(async () => {
  await driver.stop();
  await registry.close();
  host.remove();
});

function start(buildspec: string | undefined, more: Partial<BuildSpecification> = {}, files: Zippable = {}) {
  const zip = zipSync({
    ...files,
    ...(buildspec === undefined ? {} : { 'buildspec.yml': strToU8(buildspec) }),
  });
  driver.effects['build/start']?.({
    buildId: 'web:1',
    sources: [{ id: '', zipBlob: host.blobs.put(zip) }],
    environment: { CODEBUILD_BUILD_ID: 'web:1' },
    logs: { group: 'g', stream: 's' },
    timeoutMs: 60_000,
    artifacts: true,
    secondaryArtifacts: [],
    ...more,
  });
}

async function build(...args: Parameters<typeof start>) {
  start(...args);
  return host.until('build/finished');
}

/** The phases that have ended, as `NAME STATUS`. */
const phases = () =>
  host.all('build/phase').flatMap(({ phase, status }) => (status ? [`${phase} ${status}`] : []));
/** What the commands printed, without CodeBuild's own lines. */
const printed = () => host.logged().filter((line) => !line.startsWith('[Container]'));
const said = () => host.logged().map((line) => line.replace(/^\[Container\] \S+ \S+ /, ''));
const contextOf = (name: string) =>
  host.all('build/phase').find((each) => each.phase === name && each.status)?.contexts;

test('runs all phases as if in one shell, and exports variables', async () => {
  const finished = await build(
    `
version: 0.2
env:
  variables: { GREETING: "it's $HOME" , OVERRIDDEN: spec }
  exported-variables: [RESULT, GREETING]
phases:
  install: { commands: [ 'mkdir deep && cd deep', 'PLAIN=one' ] }
  pre_build: { commands: [ 'echo "$PLAIN $GREETING $OVERRIDDEN"', 'basename "$PWD"' ] }
  build: { commands: [ 'RESULT=$(printf "two\\nlines")', 'exit 0' ] }
  post_build: { commands: [ 'echo "succeeding $CODEBUILD_BUILD_SUCCEEDING"' ], finally: [ 'cd "$CODEBUILD_SRC_DIR" && ls' ] }
`,
    { environment: { OVERRIDDEN: 'project' } },
  );
  expect(finished.status).toBe('SUCCEEDED');
  expect(printed()).toEqual(["one it's $HOME project", 'deep', 'succeeding 1', 'buildspec.yml', 'deep']);
  expect(finished.exportedVariables).toEqual([
    { name: 'RESULT', value: 'two\nlines' },
    { name: 'GREETING', value: "it's $HOME" },
  ]);
  expect(phases()).toEqual(
    ['DOWNLOAD_SOURCE', 'INSTALL', 'PRE_BUILD', 'BUILD', 'POST_BUILD', 'UPLOAD_ARTIFACTS', 'FINALIZING'].map(
      (phase) => `${phase} SUCCEEDED`,
    ),
  );
});

test('version 0.1 runs each command in a new shell', async () => {
  await build('version: 0.1\nphases: { build: { commands: [ "cd /; A=1", "echo $A $(basename $PWD)" ] } }\n');
  expect(printed()).toEqual(['src']);
});

test("fails with CodeBuild's texts, and still runs POST_BUILD after a failed BUILD", async () => {
  const finished = await build(`
version: 0.2
phases:
  build: { commands: [ 'sh -c "exit 7"', echo never ], finally: [ 'echo finally' ] }
  post_build: { commands: [ 'echo "succeeding $CODEBUILD_BUILD_SUCCEEDING"' ] }
`);
  expect(finished.status).toBe('FAILED');
  expect(printed()).toEqual(['finally', 'succeeding 0']);
  expect(phases().slice(2)).toEqual([
    'PRE_BUILD SUCCEEDED',
    'BUILD FAILED',
    'POST_BUILD SUCCEEDED',
    'UPLOAD_ARTIFACTS SUCCEEDED',
    'FINALIZING SUCCEEDED',
  ]);
  expect(said()).toContain('Command did not exit successfully sh -c "exit 7" exit status 7');
  expect(said()).toContain('Phase complete: BUILD State: FAILED');
  expect(said()).toContain('Phase context status code:  Message: ');
  expect(contextOf('BUILD')).toEqual([
    {
      statusCode: 'COMMAND_EXECUTION_ERROR',
      message: 'Error while executing command: sh -c "exit 7". Reason: exit status 7',
    },
  ]);
  expect(host.logged()[0]).toMatch(
    /^\[Container\] \d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{6} CODEBUILD_SRC_DIR=/,
  );
});

test.each([
  ['install: { commands: ["false"] }', ['INSTALL FAILED', 'FINALIZING SUCCEEDED']],
  [
    'build: { commands: ["false"], on-failure: ABORT }',
    ['INSTALL SUCCEEDED', 'PRE_BUILD SUCCEEDED', 'BUILD FAILED', 'FINALIZING SUCCEEDED'],
  ],
  [
    'pre_build: { commands: ["false"], on-failure: CONTINUE }',
    [
      'INSTALL SUCCEEDED',
      'PRE_BUILD FAILED',
      'BUILD SUCCEEDED',
      'POST_BUILD SUCCEEDED',
      'UPLOAD_ARTIFACTS SUCCEEDED',
      'FINALIZING SUCCEEDED',
    ],
  ],
])('phases follow each other after { %s }', async (phase, expected) => {
  const finished = await build(`version: 0.2\nphases:\n  ${phase}\n`);
  expect(finished.status).toBe('FAILED');
  expect(phases().slice(1)).toEqual(expected);
});

test('retries a phase as often as on-failure says', async () => {
  const finished = await build(
    'version: 0.2\nphases:\n  build: { commands: ["echo x >> tries; test $(wc -l < tries) = 3"], on-failure: RETRY-2 }\n',
  );
  expect(finished.status).toBe('SUCCEEDED');
});

test.each([
  [undefined, /^stat .*\/buildspec\.yml: no such file or directory$/],
  ['version: 0.2\nphases:\n  build:\n    commands:\n      - a: b\n', /found subkeys instead/],
  ['version: 0.2\nphases:\n  build: {}\n  build: {}\n', /Map keys must be unique at line 4/],
  ['version: 0.2\nphase: {}\n', /unknown key: phase/],
  ['phases: {}\n', /missing version/],
])('reports what is wrong with the buildspec %j', async (text, message) => {
  const finished = await build(text);
  expect(finished.status).toBe('FAILED');
  expect(contextOf('DOWNLOAD_SOURCE')).toMatchObject([
    { statusCode: 'YAML_FILE_ERROR', message: expect.stringMatching(message) },
  ]);
  expect(phases()).toEqual(['DOWNLOAD_SOURCE FAILED', 'FINALIZING SUCCEEDED']);
});

test('packs the same artifacts into the same bytes', async () => {
  const spec = `
version: 0.2
phases: { build: { commands: [ 'mkdir -p out/a/b', 'echo 1 > out/a/b/c.txt', 'echo 2 > out/d.sh; chmod +x out/d.sh', 'echo 3 > out/a/skip.txt' ] } }
artifacts:
  base-directory: out
  files: ['**/*', 'missing']
  exclude-paths: ['**/skip.txt']
  secondary-artifacts:
    flat: { files: ['out/**/*.txt'], discard-paths: yes }
`;
  const first = await build(spec, { secondaryArtifacts: ['flat'] });
  expect(
    first.artifacts.map(({ id, zipBlob }) => [id, Object.keys(unzipSync(host.blobs.get(zipBlob)))]),
  ).toEqual([
    ['', ['a/b/c.txt', 'd.sh']],
    ['flat', ['skip.txt', 'c.txt'].sort()],
  ]);
  expect(said()).toContain('Skipping invalid file path missing');
  start(spec, { buildId: 'web:2', secondaryArtifacts: ['flat'] });
  const second = await host.until('build/finished', (each) => each.buildId === 'web:2');
  expect(second.artifacts).toEqual(first.artifacts);
});

test('fails when no artifact matches, although every phase has succeeded', async () => {
  const finished = await build('version: 0.2\nphases: {}\nartifacts: { files: [nothing] }\n');
  expect(finished.status).toBe('FAILED');
  expect(contextOf('UPLOAD_ARTIFACTS')).toEqual([
    { statusCode: 'CLIENT_ERROR', message: 'no matching artifact paths found' },
  ]);
});

test('global npm packages are there for the next command, and gone after the build', async () => {
  const files = {
    'tool/package.json': strToU8('{"name":"tool","version":"1.0.0","bin":{"drydock-test-tool":"tool.js"}}'),
    'tool/tool.js': strToU8('#!/usr/bin/env node\nconsole.log(__dirname)\n'),
  };
  const install =
    'npm install --global --offline --install-links --no-update-notifier ./tool >/dev/null 2>&1';
  await build(
    `version: 0.2\nphases: { build: { commands: [ "${install}", drydock-test-tool ] } }\n`,
    {},
    files,
  );
  expect(printed()).toEqual([
    expect.stringMatching(/drydock-\w+-build-.*\/home\/\.local\/lib\/node_modules\/tool$/),
  ]);
});

test('does not run commands that would change the machine', async () => {
  // Harmless even if it ran.
  await build('version: 0.2\nphases: { install: { commands: [ "apt-get --version" ] } }\n');
  expect(contextOf('INSTALL')?.[0]?.message).toContain('"apt-get" would change this machine');
  expect(printed()).toEqual([]);
});

test('stops a build with all its processes, and leaves nothing behind', async () => {
  start('version: 0.2\nphases: { build: { commands: [ "sleep 600 & echo $! $TMPDIR", "sleep 600" ] } }\n');
  await host.when(() => printed().length > 0);
  await host.when(() => said().includes('Running command sleep 600'));
  driver.effects['build/stop']?.({ buildId: 'web:1' });
  expect((await host.until('build/finished')).status).toBe('STOPPED');
  const [pid, folder = ''] = printed()[0]?.split(' ') ?? [];
  await ended(Number(pid));
  await until(() => !existsSync(folder));
  expect(phases().at(-1)).toBe('BUILD STOPPED');
});

test('ends a build at its timeout', async () => {
  const spec = 'version: 0.2\nphases: { build: { commands: [ "sleep 600" ] } }\n';
  const finished = await build(spec, { timeoutMs: 300 });
  expect(finished.status).toBe('TIMED_OUT');
});

test('passes on only what commands need of its environment', async () => {
  process.env.ENGINE_SECRET = 'secret';
  try {
    await build(
      'version: 0.2\nphases: { build: { commands: [ "env | cut -d= -f1", "aws_key=$AWS_ACCESS_KEY_ID; echo key=$aws_key" ] } }\n',
    );
  } finally {
    delete process.env.ENGINE_SECRET;
  }
  expect(printed()).not.toContain('ENGINE_SECRET');
  expect(printed()).toContain('AWS_ENDPOINT_URL');
  expect(printed()).toContain('key=drydock');
});

test('uses bash when the buildspec says so', async () => {
  const finished = await build(
    'version: 0.2\nenv: { shell: bash, exported-variables: [V] }\nphases: { build: { commands: [ "V=$\'a b\'; [[ $V == a* ]]" ] } }\n',
  );
  expect(finished.exportedVariables).toEqual([{ name: 'V', value: 'a b' }]);
});

test('builds and pushes an image with the embedded docker command', async () => {
  const finished = await build(
    `
version: 0.2
env: { exported-variables: [DIGEST] }
phases:
  build:
    commands:
      - docker login ${registry.host} </dev/null
      - docker build -q -t ${registry.host}/web:1 .
      - docker push -q ${registry.host}/web:1
      - DIGEST=$(docker inspect --format '{{index .RepoDigests 0}}' ${registry.host}/web:1)
`,
    {},
    {
      Dockerfile: strToU8('FROM node:24\nCOPY . /app\nCMD ["node", "/app/main.js"]\n'),
      'main.js': strToU8(''),
    },
  );
  expect(finished.status).toBe('SUCCEEDED');
  const digest = finished.exportedVariables[0]?.value ?? '';
  expect(registry.manifests.has(`web:${digest.split('@')[1]}`)).toBe(true);
});

test('logs in to ECR as buildspecs for either version of the AWS CLI do, with or without one on the machine', async () => {
  const finished = await build(
    `
version: 0.2
phases:
  build:
    commands:
      - $(aws ecr get-login --no-include-email --region us-east-1)
      - aws --region us-east-1 ecr get-login-password | docker login --username AWS --password-stdin 000000000000.dkr.ecr.us-east-1.amazonaws.com
      - printf '[]' > images.json
artifacts:
  files: images.json
`,
  );
  expect(printed().filter((line) => line === 'Login Succeeded')).toHaveLength(2);
  expect(finished.status).toBe('SUCCEEDED');
  expect(Object.keys(unzipSync(host.blobs.get(finished.artifacts[0]!.zipBlob)))).toEqual(['images.json']);
});
