import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { logs } from '../logs/index.ts';
import { s3 } from '../s3/index.ts';
import { ssm } from '../ssm/index.ts';
import { codeBuild } from './index.ts';
import { buildRoles, project } from './testing/project.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [codeBuild, buildRoles, logs, s3, ssm] });
  cloud.call('s3', 'CreateBucket', { Bucket: 'sources' });
  cloud.call('s3', 'PutObject', { Bucket: 'sources', Key: 'app.zip', Body: zipSync({ a: strToU8('a') }) });
});
afterEach(() => cloud[Symbol.dispose]());

const start = (input = {}) => {
  const { build } = cloud.call('codebuild', 'StartBuild', { projectName: 'image', ...input });
  cloud.settle();
  return build!.id!;
};
const build = (id: string) => cloud.call('codebuild', 'BatchGetBuilds', { ids: [id] }).builds![0]!;
const requested = () =>
  cloud.effects.flatMap((performed) => (performed.effect === 'build/start' ? [performed.input] : []));
const published = () =>
  cloud.published.flatMap(({ event, detail }) => (event === 'codebuild/build-state-change' ? [detail] : []));
const run = (buildId: string, status: 'SUCCEEDED' | 'FAILED' = 'SUCCEEDED') => {
  cloud.report('build/phase', { buildId, phase: 'DOWNLOAD_SOURCE' });
  cloud.advance(1000);
  cloud.report('build/phase', { buildId, phase: 'DOWNLOAD_SOURCE', status: 'SUCCEEDED' });
  const contexts = [{ statusCode: 'COMMAND_EXECUTION_ERROR', message: 'exit status 1' }];
  cloud.report('build/phase', {
    buildId,
    phase: 'BUILD',
    status,
    contexts: status === 'FAILED' ? contexts : [],
  });
};

test('a build gets its source, its variables and a log stream, and its artifact is stored in S3', () => {
  cloud.call('ssm', 'PutParameter', { Name: '/token', Value: 'hush', Type: 'SecureString' });
  cloud.call('codebuild', 'CreateProject', {
    ...project,
    environment: {
      ...project.environment,
      environmentVariables: [
        { name: 'COLOUR', value: 'red' },
        { name: 'TOKEN', value: '/token', type: 'PARAMETER_STORE' },
      ],
    },
  });
  const id = start({ environmentVariablesOverride: [{ name: 'COLOUR', value: 'blue' }] });
  const uuid = id.slice('image:'.length);
  const [specification] = requested();
  expect(specification).toMatchObject({
    buildId: id,
    environment: { COLOUR: 'blue', TOKEN: 'hush', CODEBUILD_BUILD_NUMBER: '1', AWS_REGION: 'us-east-1' },
    logs: { group: '/aws/codebuild/image', stream: uuid },
    container: { image: project.environment.image, privileged: false },
    timeoutMs: 3_600_000,
    artifacts: true,
  });
  expect(
    cloud.call('logs', 'DescribeLogStreams', { logGroupName: '/aws/codebuild/image' }).logStreams,
  ).toHaveLength(1);

  run(id);
  const zipBlob = specification!.sources[0]!.zipBlob;
  cloud.report('build/finished', {
    buildId: id,
    status: 'SUCCEEDED',
    exportedVariables: [{ name: 'DIGEST', value: 'sha256:1' }],
    artifacts: [{ id: '', zipBlob, sizeBytes: 1 }],
  });
  expect(build(id)).toMatchObject({
    buildStatus: 'SUCCEEDED',
    buildComplete: true,
    currentPhase: 'COMPLETED',
    artifacts: { location: 'arn:aws:s3:::sources/out/app' },
    exportedEnvironmentVariables: [{ name: 'DIGEST', value: 'sha256:1' }],
  });
  expect(
    build(id).phases!.map(({ phaseType, phaseStatus }) => `${phaseType} ${phaseStatus ?? ''}`.trim()),
  ).toEqual([
    'SUBMITTED SUCCEEDED',
    'QUEUED SUCCEEDED',
    'PROVISIONING SUCCEEDED',
    'DOWNLOAD_SOURCE SUCCEEDED',
    'BUILD SUCCEEDED',
    'FINALIZING SUCCEEDED',
    'COMPLETED',
  ]);
  const stored = cloud.call('s3', 'GetObject', { Bucket: 'sources', Key: 'out/app' })
    .Body as never as Uint8Array;
  expect(Object.keys(unzipSync(stored))).toEqual(['a']);
  expect(cloud.log).toEqual([]);
});

test('after a restart of the engine a running build runs again from the start', () => {
  cloud.call('codebuild', 'CreateProject', project);
  const id = start();
  run(id, 'FAILED');
  cloud.restart();
  cloud.settle();
  expect(requested()).toHaveLength(2);
  expect(requested()[1]).toEqual(requested()[0]);
  cloud.report('build/phase', { buildId: id, phase: 'DOWNLOAD_SOURCE' });
  expect(build(id).phases!.map(({ phaseType }) => phaseType)).toEqual([
    'SUBMITTED',
    'QUEUED',
    'PROVISIONING',
    'DOWNLOAD_SOURCE',
  ]);
});

test.each([
  [{ sourceLocationOverride: 'sources/missing.zip' }, 'CLIENT_ERROR', 'key does not exist'],
  [
    { environmentVariablesOverride: [{ name: 'A', value: '/no', type: 'PARAMETER_STORE' }] },
    'Decrypted Variables Error',
    'parameter does not exist: /no',
  ],
  [
    { environmentVariablesOverride: [{ name: 'A', value: 'secret', type: 'SECRETS_MANAGER' }] },
    'Secrets Manager Error Message',
    'does not simulate Secrets Manager',
  ],
])('a build that cannot be prepared fails in DOWNLOAD_SOURCE: %j', (input, statusCode, message) => {
  cloud.call('codebuild', 'CreateProject', project);
  const { buildStatus, phases } = build(start(input));
  expect(buildStatus).toBe('FAILED');
  expect(phases?.find(({ phaseType }) => phaseType === 'DOWNLOAD_SOURCE')).toMatchObject({
    phaseStatus: 'FAILED',
    contexts: [{ statusCode, message: expect.stringContaining(message) }],
  });
  expect(requested()).toEqual([]);
});

test('a build that is stopped, or takes too long, ends even when the driver does not report', () => {
  cloud.call('codebuild', 'CreateProject', project);
  const id = start();
  expect(cloud.call('codebuild', 'StopBuild', { id }).build?.buildComplete).toBe(false);
  expect(cloud.effects.at(-1)).toEqual({ effect: 'build/stop', input: { buildId: id } });
  cloud.advance(20_000);
  expect(build(id).buildStatus).toBe('STOPPED');

  const slow = start({ timeoutInMinutesOverride: 5 });
  cloud.advance(6 * 60_000);
  expect(build(slow).buildStatus).toBe('TIMED_OUT');
  expect(cloud.call('codebuild', 'ListBuildsForProject', { projectName: 'image' }).ids).toEqual([slow, id]);
});

test('an artifact that cannot be stored fails the build', () => {
  cloud.call('codebuild', 'CreateProject', {
    ...project,
    artifacts: { ...project.artifacts, location: 'gone' },
  });
  const id = start();
  cloud.report('build/phase', { buildId: id, phase: 'UPLOAD_ARTIFACTS', status: 'SUCCEEDED' });
  const { zipBlob } = requested()[0]!.sources[0]!;
  cloud.report('build/finished', {
    buildId: id,
    status: 'SUCCEEDED',
    exportedVariables: [],
    artifacts: [{ id: '', zipBlob, sizeBytes: 1 }],
  });
  expect(build(id).buildStatus).toBe('FAILED');
  expect(
    build(id).phases?.find(({ phaseType }) => phaseType === 'UPLOAD_ARTIFACTS')?.contexts?.[0]?.message,
  ).toContain('bucket does not exist');
});

test('a retry builds again with the same overrides, and with its own token', () => {
  cloud.call('codebuild', 'CreateProject', project);
  const id = start({
    idempotencyToken: 'first',
    environmentVariablesOverride: [{ name: 'COLOUR', value: 'blue' }],
  });
  cloud.report('build/finished', { buildId: id, status: 'FAILED', exportedVariables: [], artifacts: [] });
  const retry = (idempotencyToken?: string) =>
    cloud.call('codebuild', 'RetryBuild', { id, idempotencyToken }).build!;
  const retried = retry('second');
  expect(retried).toMatchObject({ buildNumber: 2, buildStatus: 'IN_PROGRESS', projectName: 'image' });
  expect(retry('second').id).toBe(retried.id);
  expect(retry().buildNumber).toBe(3);
  cloud.settle();
  expect(requested().at(-1)?.environment).toMatchObject({ COLOUR: 'blue', CODEBUILD_BUILD_NUMBER: '3' });
  expect(build(id).buildStatus).toBe('FAILED');
  expect(() => cloud.call('codebuild', 'RetryBuild', { id: 'image:none' })).toThrow(
    expect.objectContaining({
      code: 'ResourceNotFoundException',
      message: 'The specified build image:none could not be found',
    }),
  );
  expect(() => cloud.call('codebuild', 'RetryBuild', {})).toThrow('The id of a build is required');
});

test('builds that have ended can be deleted, those that run cannot', () => {
  cloud.call('codebuild', 'CreateProject', project);
  const ended = start();
  cloud.report('build/finished', {
    buildId: ended,
    status: 'SUCCEEDED',
    exportedVariables: [],
    artifacts: [],
  });
  const running = start();
  const { arn } = build(ended);
  expect(cloud.call('codebuild', 'BatchDeleteBuilds', { ids: [arn!, running, 'image:none'] })).toEqual({
    buildsDeleted: [arn],
    buildsNotDeleted: [
      { id: running, statusCode: 'BUILD_IN_PROGRESS' },
      { id: 'image:none', statusCode: 'BUILD_NOT_FOUND' },
    ],
  });
  expect(cloud.call('codebuild', 'ListBuilds', {}).ids).toEqual([running]);
  expect(cloud.call('codebuild', 'BatchGetBuilds', { ids: [ended] })).toEqual({
    builds: [],
    buildsNotFound: [ended],
  });
});

test('builds are listed newest first, or oldest first', () => {
  cloud.call('codebuild', 'CreateProject', project);
  const ids = [1, 2, 3].map(() => start());
  expect(cloud.call('codebuild', 'ListBuilds', {}).ids).toEqual([...ids].reverse());
  expect(cloud.call('codebuild', 'ListBuilds', { sortOrder: 'ASCENDING' }).ids).toEqual(ids);
  expect(() => cloud.call('codebuild', 'ListBuilds', { nextToken: 'x' })).toThrow('Invalid next token');
  expect(() => cloud.call('codebuild', 'ListBuildsForProject', { projectName: 'other' })).toThrow(
    'Project cannot be found',
  );
});

test('a build publishes an event when it starts and when it ends', () => {
  cloud.clock.advance(Date.UTC(2026, 8, 1, 16, 12, 29) - cloud.clock.now());
  cloud.call('codebuild', 'CreateProject', project);
  const id = start();
  const { arn, logs: log } = build(id);
  expect(published()).toHaveLength(1);
  expect(published()[0]).toMatchObject({
    detailType: 'CodeBuild Build State Change',
    resources: [arn],
    detail: {
      'build-status': 'IN_PROGRESS',
      'project-name': 'image',
      'build-id': arn,
      version: '1',
      'additional-information': {
        'build-complete': false,
        'build-number': 1,
        'build-start-time': 'Sep 1, 2026 4:12:29 PM',
        'timeout-in-minutes': 60,
        environment: { image: 'aws/codebuild/standard:7.0', 'privileged-mode': false },
        source: { type: 'S3', location: 'sources/app.zip' },
        logs: { 'group-name': '/aws/codebuild/image', 'deep-link': log?.deepLink },
      },
    },
  });

  run(id, 'FAILED');
  cloud.report('build/finished', { buildId: id, status: 'FAILED', exportedVariables: [], artifacts: [] });
  expect(published()).toHaveLength(2);
  const { detail } = published()[1]!;
  expect(detail).toMatchObject({
    'build-status': 'FAILED',
    'current-phase': 'COMPLETED',
    'current-phase-context': '[: ]',
    'additional-information': { 'build-complete': true },
  });
  const phases = detail['additional-information'].phases as readonly Record<string, unknown>[];
  expect(phases.find((phase) => phase['phase-type'] === 'BUILD')).toMatchObject({
    'phase-status': 'FAILED',
    'start-time': 'Sep 1, 2026 4:12:30 PM',
    'phase-context': ['[COMMAND_EXECUTION_ERROR: exit status 1]'],
  });
});

test('a source that is a repository is recorded: a build of it fails when it fetches it', () => {
  const location = 'https://github.com/o/app.git';
  cloud.call('codebuild', 'CreateProject', { ...project, source: { type: 'GITHUB', location } });
  const { buildStatus, phases } = build(start());
  expect(buildStatus).toBe('FAILED');
  expect(phases?.find(({ phaseType }) => phaseType === 'DOWNLOAD_SOURCE')?.contexts).toEqual([
    {
      statusCode: 'CLIENT_ERROR',
      message: expect.stringContaining(`does not fetch sources of the type GITHUB (${location})`),
    },
  ]);
  expect(requested()).toEqual([]);
});
