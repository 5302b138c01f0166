import type { ActionDeclaration } from '@aws-sdk/client-codepipeline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Delivery, deployStage } from '../testing/delivery.ts';
import { stacks } from '../testing/stack-stand-in.ts';

let delivery: Delivery;
beforeEach(() => {
  delivery = new Delivery();
});
afterEach(() => {
  expect(delivery.cloud.log).toEqual([]);
  delivery[Symbol.dispose]();
});

const build = (change: Partial<ActionDeclaration>): ActionDeclaration => ({
  name: 'Image',
  actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
  configuration: { ProjectName: 'image' },
  inputArtifacts: [{ name: 'Source' }],
  ...change,
});
const stored = () =>
  delivery
    .actions()
    .flatMap(({ output }) =>
      output!.outputArtifacts!.map(({ name, s3location }) => ({ name, ...s3location! })),
    );

test('several outputs of a build are its secondary artifacts, and inputs of the next action', () => {
  delivery.holdBuilds = true;
  const first = build({ outputArtifacts: [{ name: 'App' }, { name: 'Docs' }] });
  const second = build({
    name: 'Check',
    runOrder: 2,
    configuration: { ProjectName: 'image', PrimarySource: 'Docs' },
    inputArtifacts: [{ name: 'App' }, { name: 'Docs' }],
  });
  delivery.create({ stages: [delivery.source, { name: 'Build', actions: [first, second] }] });
  const requested = () =>
    delivery.cloud.effects.flatMap((performed) =>
      performed.effect === 'build/start' ? [performed.input] : [],
    );
  expect(requested()[0]).toMatchObject({ artifacts: false, secondaryArtifacts: ['App', 'Docs'] });
  const { buildId } = requested()[0]!;
  const artifacts = ['App', 'Docs'].map((id) => ({ id, zipBlob: delivery.blob({ [id]: id }), sizeBytes: 1 }));
  delivery.cloud.report('build/finished', { buildId, status: 'SUCCEEDED', exportedVariables: [], artifacts });
  delivery.cloud.settle();
  expect(requested()[1]).toMatchObject({
    artifacts: false,
    sources: [
      { id: '', zipBlob: artifacts[1]!.zipBlob },
      { id: 'App', zipBlob: artifacts[0]!.zipBlob },
    ],
    environment: { CODEBUILD_RESOLVED_SOURCE_VERSION: delivery.head },
  });
  expect(
    stored()
      .slice(0, 2)
      .map(({ name, bucket, key }) => [name, delivery.filesAt({ bucket, key })]),
  ).toEqual([
    ['App', ['App']],
    ['Docs', ['Docs']],
  ]);
});

test('a template that is too long for a request is passed through the artifact bucket', () => {
  const long = JSON.stringify({ Description: 'x'.repeat(60_000) });
  delivery.files = () => ({ 'service.json': long, 'parameters.json': '{}' });
  delivery.create();
  const url = delivery.cloud.state.get(stacks, 'service')!.body;
  const key = /^https:\/\/artifacts\.s3\.us-east-1\.amazonaws\.com\/(delivery\/template\/\w{7})$/.exec(
    url,
  )?.[1];
  const { Body } = delivery.cloud.call('s3', 'GetObject', { Bucket: 'artifacts', Key: key });
  expect(Buffer.from(Body as never).toString()).toBe(long);
});

test('parameters come from the configuration file, can be overridden, and can refer to artifacts', () => {
  delivery.files = () => ({
    'service.json': '{}',
    'parameters.json': '{"Parameters":{"Size":1,"Name":"file"}}',
    'values.json': '{"colour":"red"}',
  });
  const ParameterOverrides = JSON.stringify({
    Name: 'override',
    Colour: { 'Fn::GetParam': ['Source', 'values.json', 'colour'] },
    Bucket: { 'Fn::GetArtifactAtt': ['Source', 'BucketName'] },
    Execution: '#{codepipeline.PipelineExecutionId}',
    Commit: '#{Commit.CommitId}',
  });
  const deploy = deployStage({ ActionMode: 'CREATE_UPDATE', ParameterOverrides });
  delivery.create({ stages: [delivery.source, deploy] });
  expect(delivery.cloud.state.get(stacks, 'service')?.parameters).toEqual({
    Size: '1',
    Name: 'override',
    Colour: 'red',
    Bucket: 'artifacts',
    Execution: delivery.executions()[0]?.id,
    Commit: delivery.head,
  });
});

test('outputs of a stack become variables, and a file in an artifact that can be deployed to S3', () => {
  const [deploy] = deployStage({
    ActionMode: 'CREATE_UPDATE',
    OutputFileName: 'out.json',
    ParameterOverrides: '{}',
  }).actions!;
  const copy: ActionDeclaration = {
    name: 'Copy',
    runOrder: 2,
    actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'S3', version: '1' },
    configuration: { BucketName: 'artifacts', Extract: 'true', ObjectKey: 'site/#{Deploy.Folder}' },
    inputArtifacts: [{ name: 'Outputs' }],
  };
  const actions = [{ ...deploy!, outputArtifacts: [{ name: 'Outputs' }] }, copy];
  delivery.create({ stages: [delivery.source, { name: 'Deploy', actions }] });
  delivery.stack({ status: 'CREATE_COMPLETE', outputs: { Folder: 'blue' } });
  expect(delivery.executions()[0]).toMatchObject({ status: 'Succeeded' });
  const { Body } = delivery.cloud.call('s3', 'GetObject', { Bucket: 'artifacts', Key: 'site/blue/out.json' });
  expect(JSON.parse(Buffer.from(Body as never).toString())).toEqual({ Folder: 'blue' });
});

test.each([
  [{ TemplatePath: 'Source::gone.json' }, 'The file gone.json is not in the input artifact Source.'],
  [
    { ParameterOverrides: '{"A":"#{Commit.Nope}"}' },
    'The variable #{Commit.Nope} in ParameterOverrides has no value',
  ],
  [{ ParameterOverrides: '[]' }, 'ParameterOverrides must be a JSON object'],
])('a deployment with %j fails with a reason and creates no stack', (configuration, message) => {
  const deploy = deployStage({ ActionMode: 'CREATE_UPDATE', ParameterOverrides: '{}', ...configuration });
  delivery.create({ stages: [delivery.source, deploy] });
  expect(delivery.executions()[0]).toMatchObject({ status: 'Failed', why: expect.stringContaining(message) });
  expect(delivery.cloud.state.keys(stacks)).toEqual([]);
});
