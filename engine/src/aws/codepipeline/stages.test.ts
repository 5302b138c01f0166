import { afterEach, beforeEach, expect, test } from 'vitest';
import { commits, Delivery } from './testing/delivery.ts';
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

test('PARALLEL runs every execution at once, up to fifty, and rolls none back', () => {
  delivery.holdBuilds = true;
  delivery.create({ pipelineType: 'V2', executionMode: 'PARALLEL' });
  for (const commit of [second, third]) delivery.commit(commit);
  const { ids = [] } = delivery.cloud.call('codebuild', 'ListBuilds', {});
  expect(ids).toHaveLength(3);
  expect(delivery.executions().map(({ status }) => status)).toEqual([
    'InProgress',
    'InProgress',
    'InProgress',
  ]);
  const start = () => delivery.cloud.call('codepipeline', 'StartPipelineExecution', { name: 'delivery' });
  for (let count = 3; count < 50; count++) start();
  expect(start).toThrow('The pipeline has reached the limit for concurrent pipeline executions: 50');
  expect(() =>
    delivery.cloud.call('codepipeline', 'RollbackStage', {
      pipelineName: 'delivery',
      stageName: 'Build',
      targetPipelineExecutionId: delivery.executions()[0]!.id,
    }),
  ).toThrow('Stages of a pipeline in the execution mode PARALLEL cannot be rolled back');
});
