import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { logs } from '../logs/index.ts';
import { s3 } from '../s3/index.ts';
import { ssm } from '../ssm/index.ts';
import { codeBuild } from './index.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [codeBuild, logs, s3, ssm] });
  cloud.call('s3', 'CreateBucket', { Bucket: 'sources' });
  cloud.call('s3', 'PutObject', { Bucket: 'sources', Key: 'app.zip', Body: zipSync({ a: strToU8('a') }) });
});
afterEach(() => cloud[Symbol.dispose]());

const project = {
  name: 'image',
  source: { type: 'S3', location: 'sources/app.zip' },
  artifacts: { type: 'S3', location: 'sources', path: 'out', packaging: 'ZIP', name: 'app' },
  environment: {
    type: 'LINUX_CONTAINER',
    image: 'aws/codebuild/standard:7.0',
    computeType: 'BUILD_GENERAL1_SMALL',
  },
  serviceRole: 'arn:aws:iam::000000000000:role/build',
} as const;

const started = (input = {}) => {
  const { build } = cloud.call('codebuild', 'StartBuild', { projectName: 'image', ...input });
  cloud.settle();
  return build!.id!;
};
const build = (id: string) => cloud.call('codebuild', 'BatchGetBuilds', { ids: [id] }).builds![0]!;
const asked = () =>
  cloud.effects.flatMap((performed) => (performed.effect === 'build/start' ? [performed.input] : []));
const performed = (buildId: string, status: 'SUCCEEDED' | 'FAILED' = 'SUCCEEDED') => {
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

test('a build gets its source, its variables and a log stream, and its artifact lands in S3', () => {
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
  const id = started({ environmentVariablesOverride: [{ name: 'COLOUR', value: 'blue' }] });
  const uuid = id.slice('image:'.length);
  const [specification] = asked();
  expect(specification).toMatchObject({
    buildId: id,
    environment: { COLOUR: 'blue', TOKEN: 'hush', CODEBUILD_BUILD_NUMBER: '1', AWS_REGION: 'us-east-1' },
    logs: { group: '/aws/codebuild/image', stream: uuid },
    timeoutMs: 3_600_000,
    artifacts: true,
  });
  expect(
    cloud.call('logs', 'DescribeLogStreams', { logGroupName: '/aws/codebuild/image' }).logStreams,
  ).toHaveLength(1);

  performed(id);
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

test('after a restart of the engine a running build is performed anew', () => {
  cloud.call('codebuild', 'CreateProject', project);
  const id = started();
  performed(id, 'FAILED');
  cloud.restart();
  cloud.settle();
  expect(asked()).toHaveLength(2);
  expect(asked()[1]).toEqual(asked()[0]);
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
  const { buildStatus, phases } = build(started(input));
  expect(buildStatus).toBe('FAILED');
  expect(phases?.find(({ phaseType }) => phaseType === 'DOWNLOAD_SOURCE')).toMatchObject({
    phaseStatus: 'FAILED',
    contexts: [{ statusCode, message: expect.stringContaining(message) }],
  });
  expect(asked()).toEqual([]);
});

test('a build is stopped, and ends even when the runner does not answer', () => {
  cloud.call('codebuild', 'CreateProject', project);
  const id = started();
  expect(cloud.call('codebuild', 'StopBuild', { id }).build?.buildComplete).toBe(false);
  expect(cloud.effects.at(-1)).toEqual({ effect: 'build/stop', input: { buildId: id } });
  cloud.advance(20_000);
  expect(build(id).buildStatus).toBe('STOPPED');

  const slow = started({ timeoutInMinutesOverride: 5 });
  cloud.advance(6 * 60_000);
  expect(build(slow).buildStatus).toBe('TIMED_OUT');
  expect(cloud.call('codebuild', 'ListBuildsForProject', { projectName: 'image' }).ids).toEqual([slow, id]);
});

test('an artifact that cannot be stored fails the build', () => {
  cloud.call('codebuild', 'CreateProject', {
    ...project,
    artifacts: { ...project.artifacts, location: 'gone' },
  });
  const id = started();
  cloud.report('build/phase', { buildId: id, phase: 'UPLOAD_ARTIFACTS', status: 'SUCCEEDED' });
  const { zipBlob } = asked()[0]!.sources[0]!;
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

test.each([
  [{ name: '-' }, 'Invalid project name'],
  [
    { source: { type: 'GITHUB', location: 'https://example.com/a.git' } },
    'does not simulate sources of the type GITHUB',
  ],
  [{ source: { type: 'NO_SOURCE' } }, 'a buildspec is required'],
  [{ artifacts: { type: 'CODEPIPELINE' } }, 'CODEPIPELINE must be the type of both'],
  [{ timeoutInMinutes: 4 }, 'between 5 and 2160'],
] as const)('CreateProject refuses %j', (change, message) => {
  expect(() => cloud.call('codebuild', 'CreateProject', { ...project, ...change } as never)).toThrow(message);
  expect(cloud.call('codebuild', 'ListProjects', {}).projects).toEqual([]);
});
