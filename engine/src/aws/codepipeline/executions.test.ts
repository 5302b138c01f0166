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

const [first, second, third] = commits as [string, string, string];
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
