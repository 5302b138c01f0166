import { afterEach, beforeEach, expect, test } from 'vitest';
import { commits, Delivery, deployStage } from './testing/delivery.ts';
import { stacks } from './testing/stack-stand-in.ts';

let delivery: Delivery;
beforeEach(() => {
  delivery = new Delivery();
});
afterEach(() => {
  expect(delivery.cloud.log).toEqual([]);
  delivery[Symbol.dispose]();
});

const [first, second, third, fourth] = commits as [string, string, string, string];
const state = (name = 'delivery') =>
  delivery.cloud.call('codepipeline', 'GetPipelineState', { name }).stageStates!;
const runningBuild = () => delivery.cloud.call('codebuild', 'ListBuilds', {}).ids![0]!;

test('the first execution builds the head and creates the stack with the variables that the build exported', () => {
  delivery.create();
  expect(delivery.stages()).toEqual(['Source: Succeeded', 'Build: Succeeded', 'Deploy: InProgress']);
  expect(delivery.cloud.state.get(stacks, 'service')).toMatchObject({
    body: JSON.stringify({ Description: first }),
    parameters: { Size: '1', ImageUri: 'image:aaa' },
  });
  delivery.stack({ status: 'CREATE_COMPLETE', outputs: { Url: 'http://x' } });
  const [execution] = delivery.executions();
  expect(execution).toMatchObject({ status: 'Succeeded', trigger: 'CreatePipeline', commit: first });

  const [deploy, build, source] = delivery.actions();
  expect(deploy).toMatchObject({ status: 'Succeeded', output: { outputVariables: { Url: 'http://x' } } });
  expect(source?.output?.outputVariables).toMatchObject({ CommitId: first, CommitMessage: 'Change\n' });
  const [artifact] = build!.output!.outputArtifacts!;
  expect(artifact?.s3location?.key).toMatch(/^delivery\/Image\/\w{7}$/);
  expect(delivery.filesAt(artifact!.s3location!)).toEqual(['imageDetail.json']);
  const { builds } = delivery.cloud.call('codebuild', 'BatchGetBuilds', { ids: [runningBuild()] });
  expect(builds?.[0]).toMatchObject({
    initiator: 'codepipeline/delivery',
    resolvedSourceVersion: first,
    sourceVersion: expect.stringMatching(/^arn:aws:s3:::artifacts\/delivery\/Source\/\w{7}$/),
  });
});

test('a commit starts an execution, even when it was made while the engine was down', () => {
  delivery.create();
  delivery.stack({ status: 'CREATE_COMPLETE' });
  delivery.commit(second);
  expect(delivery.executions()[0]).toMatchObject({
    trigger: 'WebhookV2',
    commit: second,
    status: 'InProgress',
  });
  delivery.stack({ status: 'UPDATE_COMPLETE' });
  expect(delivery.executions().map(({ status }) => status)).toEqual(['Succeeded', 'Succeeded']);

  delivery.head = third;
  delivery.cloud.restart();
  delivery.cloud.settle();
  expect(delivery.executions()[0]).toMatchObject({ commit: third });
  expect(delivery.executions()).toHaveLength(3);
});

test('a failed build says where and why it failed, and the next commit is built', () => {
  delivery.holdBuilds = true;
  delivery.create();
  delivery.failBuild(runningBuild(), 'Error while executing command: npm test. Reason: exit status 1');
  const [failed] = delivery.executions();
  expect(failed).toMatchObject({
    status: 'Failed',
    why:
      'Build/Image: Build terminated with state: FAILED. Phase: BUILD, Code: COMMAND_EXECUTION_ERROR, ' +
      'Message: Error while executing command: npm test. Reason: exit status 1',
  });
  expect(state()[1]?.actionStates?.[0]?.latestExecution).toMatchObject({
    status: 'Failed',
    errorDetails: { code: 'JobFailed', message: expect.stringContaining('npm test') },
    externalExecutionId: runningBuild(),
  });
  expect(delivery.cloud.state.keys(stacks)).toEqual([]);

  delivery.holdBuilds = false;
  delivery.commit(second);
  expect(delivery.stages()[2]).toBe('Deploy: InProgress');
});

test('a stack that rolls back fails the execution with the reason of the resource', () => {
  delivery.create();
  delivery.stack({ status: 'CREATE_COMPLETE' });
  delivery.cloud.advance(1000);
  delivery.commit(second);
  delivery.stack({ reason: 'Resource update cancelled' });
  delivery.stack({ reason: 'ECS Deployment Circuit Breaker was triggered.' });
  delivery.stack({ status: 'UPDATE_ROLLBACK_COMPLETE' });
  const [failed] = delivery.executions();
  expect(failed).toMatchObject({
    status: 'Failed',
    why:
      'Deploy/Stack: The stack service is in UPDATE_ROLLBACK_COMPLETE. Service (AWS::ECS::Service) UPDATE_FAILED: ' +
      'ECS Deployment Circuit Breaker was triggered.',
  });
  delivery.commit(third);
  delivery.stack({ status: 'UPDATE_COMPLETE' });
  expect(delivery.executions()[0]?.status).toBe('Succeeded');
});

test('a stack whose creation failed is replaced by REPLACE_ON_FAILURE, and refused by CREATE_UPDATE', () => {
  delivery.create();
  delivery.stack({ status: 'ROLLBACK_COMPLETE' });
  expect(delivery.executions()[0]?.status).toBe('Failed');
  delivery.commit(second);
  expect(delivery.cloud.state.get(stacks, 'service')?.status).toBe('DELETE_IN_PROGRESS');
  delivery.stack({ status: 'DELETE_COMPLETE' });
  expect(delivery.cloud.state.get(stacks, 'service')).toMatchObject({
    status: 'CREATE_IN_PROGRESS',
    parameters: { ImageUri: 'image:bbb' },
  });
  delivery.stack({ status: 'ROLLBACK_COMPLETE' });

  const { stages, ...pipeline } = delivery.pipeline();
  const deploy = deployStage({ ActionMode: 'CREATE_UPDATE' });
  delivery.cloud.call('codepipeline', 'UpdatePipeline', {
    pipeline: { ...pipeline, stages: [...stages!.slice(0, 2), deploy] },
  });
  delivery.commit(third);
  expect(delivery.executions()[0]?.why).toMatch(/is in ROLLBACK_COMPLETE state and can not be updated/);
});

test('a stack without changes succeeds', () => {
  delivery.create();
  delivery.stack({ status: 'CREATE_COMPLETE' });
  delivery.cloud.call('codepipeline', 'StartPipelineExecution', { name: 'delivery' });
  delivery.cloud.settle();
  expect(delivery.executions()[0]).toMatchObject({ status: 'Succeeded', trigger: 'StartPipelineExecution' });
  expect(delivery.actions()[0]?.output?.executionResult?.externalExecutionSummary).toBe(
    'No updates are to be performed.',
  );
});

test('a connection without its handshake fails the source action and says what to do', () => {
  const ResourceArn = delivery.connectionArn;
  delivery.cloud.call('codeconnections', 'UntagResource', { ResourceArn, TagKeys: ['drydock:repository'] });
  delivery.create();
  expect(delivery.executions()[0]?.why).toMatch(/is PENDING.*tag-resource.*drydock:repository/);
  const Tags = [{ Key: 'drydock:repository', Value: '/repository' }];
  delivery.cloud.call('codeconnections', 'TagResource', { ResourceArn, Tags });
  delivery.cloud.settle();
  delivery.commit(second);
  expect(delivery.stages()[2]).toBe('Deploy: InProgress');
});

test('only the newest execution waits for a busy stage', () => {
  delivery.holdBuilds = true;
  delivery.create();
  for (const commit of [second, third, fourth]) delivery.commit(commit);
  expect(delivery.executions().map(({ status, commit }) => `${commit?.[0]} ${status}`)).toEqual([
    'd InProgress',
    'c Superseded',
    'b Superseded',
    'a InProgress',
  ]);
  expect(state()[1]?.inboundExecution?.pipelineExecutionId).toBe(delivery.executions()[0]?.id);
  delivery.build(runningBuild(), first);
  expect(delivery.stages().slice(1)).toEqual(['Build: InProgress', 'Deploy: InProgress']);
});

test('QUEUED runs every execution, one after the other', () => {
  delivery.create({ pipelineType: 'V2', executionMode: 'QUEUED' });
  for (const commit of [second, third]) delivery.commit(commit);
  delivery.stack({ status: 'CREATE_COMPLETE' });
  expect(delivery.cloud.state.get(stacks, 'service')?.parameters.ImageUri).toBe('image:bbb');
  delivery.stack({ status: 'UPDATE_COMPLETE' });
  delivery.stack({ status: 'UPDATE_COMPLETE' });
  expect(delivery.executions().map(({ status }) => status)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
});

test('an execution waits at a disabled transition until it is enabled', () => {
  const transition = { pipelineName: 'delivery', stageName: 'Deploy', transitionType: 'Inbound' } as const;
  delivery.cloud.call('codepipeline', 'CreatePipeline', { pipeline: delivery.pipeline() });
  delivery.cloud.call('codepipeline', 'DisableStageTransition', { ...transition, reason: 'Frozen' });
  delivery.cloud.settle();
  expect(delivery.stages()).toEqual(['Source: Succeeded', 'Build: Succeeded']);
  expect(state()[2]?.inboundTransitionState).toMatchObject({ enabled: false, disabledReason: 'Frozen' });
  delivery.cloud.call('codepipeline', 'EnableStageTransition', transition);
  delivery.cloud.settle();
  expect(delivery.stages()[2]).toBe('Deploy: InProgress');
});

test('a failed stage is retried in the same execution, without its earlier stages', () => {
  delivery.holdBuilds = true;
  delivery.create();
  delivery.failBuild(runningBuild(), 'flaky');
  const { id } = delivery.executions()[0]!;
  const retry = { pipelineName: 'delivery', stageName: 'Build', retryMode: 'FAILED_ACTIONS' } as const;
  delivery.holdBuilds = false;
  expect(
    delivery.cloud.call('codepipeline', 'RetryStageExecution', { ...retry, pipelineExecutionId: id }),
  ).toEqual({
    pipelineExecutionId: id,
  });
  delivery.cloud.settle();
  expect(delivery.stages()).toEqual(['Source: Succeeded', 'Build: Succeeded', 'Deploy: InProgress']);
  expect(delivery.actions(id).map(({ actionName, status }) => `${actionName} ${status}`)).toEqual([
    'Stack InProgress',
    'Image Succeeded',
    'Image Failed',
    'Commit Succeeded',
  ]);
  expect(() =>
    delivery.cloud.call('codepipeline', 'RetryStageExecution', { ...retry, pipelineExecutionId: id }),
  ).toThrow('Stage Build of execution');
});

test.each([
  [false, ['Build: InProgress', 'Stopping'], ['Build: Succeeded', 'Stopped'], 'Succeeded'],
  [true, ['Build: Stopped', 'Stopped'], ['Build: Stopped', 'Stopped'], 'Abandoned'],
])('an execution is stopped (abandon: %s)', (abandon, atOnce, afterBuild, action) => {
  delivery.holdBuilds = true;
  delivery.create();
  const pipelineExecutionId = delivery.executions()[0]!.id;
  delivery.cloud.call('codepipeline', 'StopPipelineExecution', {
    pipelineName: 'delivery',
    pipelineExecutionId,
    abandon,
  });
  delivery.cloud.settle();
  expect([delivery.stages()[1], delivery.executions()[0]?.status]).toEqual(atOnce);
  delivery.build(runningBuild(), first);
  expect([delivery.stages()[1], delivery.executions()[0]?.status]).toEqual(afterBuild);
  expect(delivery.actions()[0]?.status).toBe(action);
  expect(delivery.cloud.state.keys(stacks)).toEqual([]);
});

test('an approval waits for its token, and continues the execution or fails it', () => {
  const approve = {
    name: 'Approve',
    actions: [
      { name: 'Ask', actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' } },
    ],
  } as const;
  const [source, build, deploy] = delivery.pipeline().stages!;
  delivery.create({ stages: [source!, build!, { ...approve, actions: [...approve.actions] }, deploy!] });
  const token = state()[2]!.actionStates![0]!.latestExecution!.token!;
  const answer = (given: string, status: 'Approved' | 'Rejected') =>
    delivery.cloud.call('codepipeline', 'PutApprovalResult', {
      pipelineName: 'delivery',
      stageName: 'Approve',
      actionName: 'Ask',
      token: given,
      result: { status, summary: 'Looks right' },
    });
  expect(() => answer('wrong', 'Approved')).toThrow('The approval token is not valid.');
  answer(token, 'Approved');
  delivery.cloud.settle();
  expect(delivery.stages()[3]).toBe('Deploy: InProgress');
  expect(() => answer(token, 'Approved')).toThrow('already been approved');
  delivery.stack({ status: 'CREATE_COMPLETE' });

  delivery.commit(second);
  answer(state()[2]!.actionStates![0]!.latestExecution!.token!, 'Rejected');
  delivery.cloud.settle();
  expect(delivery.executions()[0]).toMatchObject({ status: 'Failed', why: 'Approve/Ask: Looks right' });
});

test('an update of the pipeline cancels its executions, and a deleted pipeline watches nothing', () => {
  delivery.holdBuilds = true;
  delivery.create();
  const { name: _, ...rest } = delivery.pipeline();
  delivery.cloud.call('codepipeline', 'UpdatePipeline', {
    pipeline: { ...rest, name: 'delivery', roleArn: 'arn:aws:iam::000000000000:role/other' },
  });
  expect(delivery.executions()[0]?.status).toBe('Cancelled');
  expect(delivery.cloud.call('codepipeline', 'GetPipeline', { name: 'delivery' }).pipeline?.version).toBe(2);
  delivery.cloud.call('codepipeline', 'DeletePipeline', { name: 'delivery' });
  delivery.cloud.settle();
  expect(delivery.cloud.effects.at(-1)).toEqual({
    effect: 'git/unwatch',
    input: { watchId: 'source:delivery/Commit' },
  });
});

test('a new version of an S3 source starts an execution', () => {
  delivery.cloud.call('s3', 'PutBucketVersioning', {
    Bucket: 'artifacts',
    VersioningConfiguration: { Status: 'Enabled' },
  });
  const put = (Body: string) =>
    delivery.cloud.call('s3', 'PutObject', { Bucket: 'artifacts', Key: 'in.zip', Body }).VersionId;
  put('one');
  const [, build] = delivery.pipeline().stages!;
  const source = {
    name: 'Object',
    actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' },
    configuration: { S3Bucket: 'artifacts', S3ObjectKey: 'in.zip' },
    outputArtifacts: [{ name: 'Source' }],
  } as const;
  delivery.create({
    stages: [{ name: 'Source', actions: [{ ...source, outputArtifacts: [{ name: 'Source' }] }] }, build!],
  });
  const version = put('two');
  delivery.cloud.settle();
  expect(delivery.executions()).toMatchObject([
    { status: 'Succeeded', commit: version, trigger: 'CloudWatchEvent' },
    { status: 'Succeeded', trigger: 'CreatePipeline' },
  ]);
});
