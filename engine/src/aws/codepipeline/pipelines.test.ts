import { afterEach, beforeEach, expect, test } from 'vitest';
import { commits, Delivery } from './testing/delivery.ts';

let delivery: Delivery;
beforeEach(() => {
  delivery = new Delivery();
});
afterEach(() => {
  expect(delivery.cloud.log).toEqual([]);
  delivery[Symbol.dispose]();
});

const arn = 'arn:aws:codepipeline:us-east-1:000000000000:delivery';

test('every version of a pipeline can be read, and the list has the newest', () => {
  delivery.create();
  const pipeline = { ...delivery.pipeline(), roleArn: 'arn:aws:iam::000000000000:role/other' };
  delivery.cloud.advance(1000);
  delivery.cloud.call('codepipeline', 'UpdatePipeline', { pipeline });
  const get = (version?: number) =>
    delivery.cloud.call('codepipeline', 'GetPipeline', { name: 'delivery', version });
  expect(get().pipeline).toMatchObject({ version: 2, roleArn: pipeline.roleArn, pipelineType: 'V1' });
  expect(get(1).pipeline).toMatchObject({ version: 1, roleArn: 'arn:aws:iam::000000000000:role/pipeline' });
  const { pipelineArn, created, updated } = get().metadata!;
  expect(pipelineArn).toBe(arn);
  expect(updated!.getTime() - created!.getTime()).toBe(1000);
  expect(() => get(3)).toThrow("Pipeline 'delivery' does not have a version 3");
  expect(() => delivery.create()).toThrow("A pipeline with the name 'delivery' already exists in account");
  expect(() => delivery.cloud.call('codepipeline', 'GetPipeline', { name: 'other' })).toThrow(
    "Account '000000000000' does not have a pipeline with name 'other'",
  );

  delivery.create({ name: 'another' });
  delivery.create({ name: 'third' });
  const list = (input: object = {}) => delivery.cloud.call('codepipeline', 'ListPipelines', input);
  expect(list().pipelines?.map(({ name, version }) => `${name} ${version}`)).toEqual([
    'another 1',
    'delivery 2',
    'third 1',
  ]);
  const { nextToken } = list({ maxResults: 1 });
  delivery.cloud.call('codepipeline', 'DeletePipeline', { name: 'another' });
  expect(list({ nextToken }).pipelines?.map(({ name }) => name)).toEqual(['delivery', 'third']);
  expect(() => list({ nextToken: 'x' })).toThrow('The next token is not valid.');
});

test('CodePipeline must be able to assume the pipeline’s role, and that role the roles of actions', () => {
  const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`;
  const trusting = (RoleName: string, Principal: object) =>
    delivery.cloud.call('iam', 'CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
      }),
    });
  const refusal = (who: string, arn: string) =>
    expect.objectContaining({
      code: 'InvalidStructureException',
      message: `${who} is not authorized to perform AssumeRole on role ${arn}`,
    });
  for (const name of ['absent', 'build'])
    expect(() => delivery.create({ roleArn: role(name) })).toThrow(refusal('CodePipeline', role(name)));

  const pipeline = delivery.pipeline();
  const withAction = (roleArn: string) => {
    const [first, ...others] = pipeline.stages!;
    const actions = first!.actions!.map((action) => ({ ...action, roleArn }));
    return { ...pipeline, stages: [{ ...first, actions }, ...others] } as typeof pipeline;
  };
  delivery.create();
  const update = (roleArn: string) =>
    delivery.cloud.call('codepipeline', 'UpdatePipeline', { pipeline: withAction(roleArn) });
  for (const name of ['absent', 'build'])
    expect(() => update(role(name))).toThrow(refusal(role('pipeline'), role(name)));
  trusting('ours', { AWS: 'arn:aws:iam::000000000000:root' });
  trusting('its', { AWS: role('pipeline') });
  // What another account has is not known here.
  for (const arn of [role('ours'), role('its'), 'arn:aws:iam::111122223333:role/theirs'])
    expect(update(arn).pipeline?.stages?.[0]?.actions?.[0]?.roleArn).toBe(arn);
});

test('a pipeline is tagged by its ARN', () => {
  delivery.create();
  const tags = () => delivery.cloud.call('codepipeline', 'ListTagsForResource', { resourceArn: arn }).tags;
  expect(tags()).toEqual([]);
  const tag = (key: string, value: string) =>
    delivery.cloud.call('codepipeline', 'TagResource', { resourceArn: arn, tags: [{ key, value }] });
  tag('a', '1');
  tag('b', '2');
  tag('a', '3');
  expect(tags()).toEqual([
    { key: 'b', value: '2' },
    { key: 'a', value: '3' },
  ]);
  delivery.cloud.call('codepipeline', 'UntagResource', { resourceArn: arn, tagKeys: ['b', 'c'] });
  expect(tags()).toEqual([{ key: 'a', value: '3' }]);

  const other = { resourceArn: `${arn}2` };
  expect(() => delivery.cloud.call('codepipeline', 'ListTagsForResource', other)).toThrow(
    expect.objectContaining({ code: 'ResourceNotFoundException' }),
  );
  const notAnArn = { resourceArn: 'delivery', tagKeys: [] };
  expect(() => delivery.cloud.call('codepipeline', 'UntagResource', notAnArn)).toThrow(
    expect.objectContaining({ code: 'InvalidArnException' }),
  );
});

test('executions and their actions are listed newest first, in pages that a new one does not shift', () => {
  delivery.create();
  delivery.stack({ status: 'CREATE_COMPLETE' });
  delivery.commit(commits[1]!);
  delivery.stack({ status: 'UPDATE_COMPLETE' });
  const [second, first] = delivery.executions();
  const executions = (input: object) =>
    delivery.cloud.call('codepipeline', 'ListPipelineExecutions', { pipelineName: 'delivery', ...input });
  const actions = (input: object = {}) =>
    delivery.cloud.call('codepipeline', 'ListActionExecutions', { pipelineName: 'delivery', ...input });
  const firstPage = executions({ maxResults: 1 });
  const firstActions = actions({ maxResults: 2 });
  expect(firstActions.actionExecutionDetails?.map(({ actionName }) => actionName)).toEqual([
    'Stack',
    'Image',
  ]);
  expect(firstPage.pipelineExecutionSummaries?.[0]?.pipelineExecutionId).toBe(second?.id);

  delivery.commit(commits[2]!);
  const rest = executions({ nextToken: firstPage.nextToken }).pipelineExecutionSummaries;
  expect(rest?.map(({ pipelineExecutionId }) => pipelineExecutionId)).toEqual([first?.id]);
  const { actionExecutionDetails } = actions({ nextToken: firstActions.nextToken });
  expect(actionExecutionDetails?.map((action) => [action.pipelineExecutionId, action.actionName])).toEqual([
    [second?.id, 'Commit'],
    [first?.id, 'Stack'],
    [first?.id, 'Image'],
    [first?.id, 'Commit'],
  ]);
  const ofFirst = actions({ filter: { pipelineExecutionId: first?.id } }).actionExecutionDetails;
  expect(ofFirst).toEqual(actionExecutionDetails?.slice(1));
  expect(() => actions({ nextToken: 'x' })).toThrow('The next token is not valid.');
  expect(() => executions({ nextToken: 'x' })).toThrow('The next token is not valid.');
});

test('latestInPipelineExecution leaves out actions that a retry replaced', () => {
  delivery.holdBuilds = true;
  delivery.create();
  const [buildId] = delivery.cloud.call('codebuild', 'ListBuilds', {}).ids!;
  delivery.failBuild(buildId!, 'flaky');
  const pipelineExecutionId = delivery.executions()[0]!.id;
  delivery.cloud.call('codepipeline', 'RetryStageExecution', {
    pipelineName: 'delivery',
    stageName: 'Build',
    retryMode: 'ALL_ACTIONS',
    pipelineExecutionId,
  });
  delivery.cloud.settle();
  const list = (filter: object) =>
    delivery.cloud
      .call('codepipeline', 'ListActionExecutions', { pipelineName: 'delivery', filter })
      .actionExecutionDetails!.map(({ actionName, status }) => `${actionName} ${status}`);
  expect(list({ pipelineExecutionId })).toEqual(['Image InProgress', 'Image Failed', 'Commit Succeeded']);
  expect(list({ latestInPipelineExecution: { pipelineExecutionId, startTimeRange: 'Latest' } })).toEqual([
    'Image InProgress',
    'Commit Succeeded',
  ]);
});
