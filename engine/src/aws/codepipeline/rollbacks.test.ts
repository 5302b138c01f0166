import type { FailureConditions } from '@aws-sdk/client-codepipeline';
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

const [, second, third] = commits as [string, string, string];
const image = () => delivery.cloud.state.get(stacks, 'service')?.parameters.ImageUri;

/** A pipeline whose first execution has succeeded. */
function create(onFailure?: FailureConditions) {
  const [source, build, deploy] = delivery.pipeline().stages!;
  delivery.create({ stages: [source!, build!, { ...deploy!, ...(onFailure ? { onFailure } : {}) }] });
  delivery.stack({ status: 'CREATE_COMPLETE' });
}
const latest = () => {
  const { id, status, trigger } = delivery.executions()[0]!;
  const { pipelineExecution } = delivery.cloud.call('codepipeline', 'GetPipelineExecution', {
    pipelineName: 'delivery',
    pipelineExecutionId: id,
  });
  const { executionType, rollbackMetadata } = pipelineExecution!;
  return { status, trigger, executionType, target: rollbackMetadata?.rollbackTargetPipelineExecutionId };
};

test('a stage is rolled back to an earlier execution, and no later stage runs', () => {
  create();
  const target = delivery.executions()[0]!.id;
  delivery.commit(second);
  delivery.stack({ status: 'UPDATE_COMPLETE' });
  expect(image()).toBe('image:bbb');
  const rollback = { pipelineName: 'delivery', stageName: 'Deploy', targetPipelineExecutionId: target };
  delivery.cloud.call('codepipeline', 'RollbackStage', rollback);
  delivery.cloud.settle();
  expect(image()).toBe('image:aaa');
  delivery.stack({ status: 'UPDATE_COMPLETE' });
  expect(latest()).toEqual({
    status: 'Succeeded',
    trigger: 'ManualRollback',
    executionType: 'ROLLBACK',
    target,
  });
  expect(delivery.actions(delivery.executions()[0]!.id).map(({ actionName }) => actionName)).toEqual([
    'Stack',
  ]);

  const tried = (change: object) => () =>
    delivery.cloud.call('codepipeline', 'RollbackStage', { ...rollback, ...change });
  expect(tried({ targetPipelineExecutionId: delivery.executions()[0]!.id })).toThrow(
    'is a rollback and cannot be the target of another',
  );
  expect(tried({ stageName: 'Source' })).toThrow('contains the source actions');
});

test('onFailure ROLLBACK rolls back to the last success, once', () => {
  create({ result: 'ROLLBACK' });
  const target = delivery.executions()[0]!.id;
  delivery.commit(second);
  delivery.stack({ status: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(delivery.executions()[1]).toMatchObject({ status: 'Failed', commit: second });
  expect(latest()).toEqual({
    status: 'InProgress',
    trigger: 'AutomatedRollback',
    executionType: 'ROLLBACK',
    target,
  });
  delivery.stack({ status: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(latest()).toMatchObject({ status: 'Failed', trigger: 'AutomatedRollback' });
  expect(delivery.executions()).toHaveLength(3);
});

test('onFailure RETRY runs a stage a second time, but not a third', () => {
  create({ result: 'RETRY' });
  delivery.commit(third);
  delivery.stack({ status: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(latest()).toMatchObject({ status: 'InProgress', executionType: 'STANDARD' });
  expect(delivery.cloud.state.get(stacks, 'service')?.status).toBe('UPDATE_IN_PROGRESS');
  delivery.stack({ status: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(latest()).toMatchObject({ status: 'Failed' });
  const { stageStates } = delivery.cloud.call('codepipeline', 'GetPipelineState', { name: 'delivery' });
  expect(stageStates?.[2]?.retryStageMetadata).toEqual({
    autoStageRetryAttempt: 1,
    manualStageRetryAttempt: 0,
    latestRetryTrigger: 'AutomatedStageRetry',
  });
});
