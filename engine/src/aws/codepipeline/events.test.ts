import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AwsEvent } from '../../contracts/aws-event.ts';
import { commits, Delivery } from './testing/delivery.ts';

type Event = AwsEvent<{ state: string; stage?: string; action?: string; 'execution-id': string }>;
/** CodePipeline's events since the last call of `taken`. */
const published = (): Event[] =>
  delivery.cloud.published
    .slice(seen)
    .flatMap(({ event, detail }) => (event.startsWith('codepipeline/') ? [detail as Event] : []));

let seen = 0;
let delivery: Delivery;
beforeEach(() => {
  seen = 0;
  delivery = new Delivery();
});
afterEach(() => {
  expect(delivery.cloud.log).toEqual([]);
  delivery[Symbol.dispose]();
});

/** In short: `execution STARTED`, `Build STARTED`, `Build/Image STARTED`. */
const taken = () => {
  const events = published();
  seen = delivery.cloud.published.length;
  return events.map(({ detail: { stage, action, state } }) =>
    [[stage ?? 'execution', ...(action ? [action] : [])].join('/'), state].join(' '),
  );
};
const runningBuild = () => delivery.cloud.call('codebuild', 'ListBuilds', {}).ids![0]!;

test('an execution publishes that it, its stages and its actions started and succeeded', () => {
  delivery.create();
  delivery.stack({ status: 'CREATE_COMPLETE' });
  expect(taken()).toEqual([
    'execution STARTED',
    'Source STARTED',
    'Source/Commit STARTED',
    'Source/Commit SUCCEEDED',
    'Source SUCCEEDED',
    'Build STARTED',
    'Build/Image STARTED',
    'Build/Image SUCCEEDED',
    'Build SUCCEEDED',
    'Deploy STARTED',
    'Deploy/Stack STARTED',
    'Deploy/Stack SUCCEEDED',
    'Deploy SUCCEEDED',
    'execution SUCCEEDED',
  ]);
});

test('events have the form that EventBridge carries', () => {
  delivery.create();
  const executionId = delivery.executions()[0]!.id;
  const common = {
    pipeline: 'delivery',
    'execution-id': executionId,
    'start-time': new Date(delivery.cloud.clock.now()).toISOString(),
    version: 1,
    'pipeline-execution-attempt': 1,
  };
  const resources = ['arn:aws:codepipeline:us-east-1:000000000000:delivery'];
  const [execution, stage] = published();
  expect(execution).toEqual({
    detailType: 'CodePipeline Pipeline Execution State Change',
    resources,
    detail: {
      ...common,
      state: 'STARTED',
      'execution-trigger': {
        'trigger-type': 'CreatePipeline',
        'trigger-detail': 'arn:aws:iam::000000000000:root',
      },
    },
  });
  expect(stage).toEqual({
    detailType: 'CodePipeline Stage Execution State Change',
    resources,
    detail: { ...common, state: 'STARTED', stage: 'Source' },
  });
  const [build, source] = delivery.actions().slice(1);
  const built = published().find(({ detail }) => detail.action === 'Image' && detail.state === 'SUCCEEDED');
  const artifact = (name: string, s3location: object | undefined) => ({ name, s3location });
  expect(built).toEqual({
    detailType: 'CodePipeline Action Execution State Change',
    resources,
    detail: {
      ...common,
      state: 'SUCCEEDED',
      stage: 'Build',
      action: 'Image',
      'action-execution-id': build!.actionExecutionId,
      region: 'us-east-1',
      type: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
      'input-artifacts': [artifact('Source', source?.output?.outputArtifacts?.[0]?.s3location)],
      'output-artifacts': [artifact('Image', build?.output?.outputArtifacts?.[0]?.s3location)],
      'execution-result': {
        'external-execution-id': runningBuild(),
        'external-execution-url': expect.stringContaining('/codebuild/'),
        'external-execution-summary': 'Build SUCCEEDED',
      },
    },
  });
});

test('a failure carries its code and reason, and a retry resumes with the next attempt', () => {
  delivery.holdBuilds = true;
  delivery.create();
  delivery.failBuild(runningBuild(), 'flaky');
  const failed = published().find(({ detail }) => detail.action === 'Image' && detail.state === 'FAILED');
  expect(failed?.detail).toMatchObject({
    'execution-result': {
      'error-code': 'JobFailed',
      'external-execution-summary': expect.stringContaining('flaky'),
    },
  });
  expect(taken().slice(-3)).toEqual(['Build/Image FAILED', 'Build FAILED', 'execution FAILED']);

  delivery.cloud.call('codepipeline', 'RetryStageExecution', {
    pipelineName: 'delivery',
    stageName: 'Build',
    retryMode: 'FAILED_ACTIONS',
    pipelineExecutionId: delivery.executions()[0]!.id,
  });
  delivery.cloud.settle();
  expect(published()[0]?.detail).toMatchObject({ state: 'RESUMED', 'pipeline-execution-attempt': 2 });
  expect(taken()).toEqual(['execution RESUMED', 'Build RESUMED', 'Build/Image STARTED']);
});

test('an action whose configuration cannot be resolved starts and fails at once', () => {
  const [source, build] = delivery.pipeline().stages!;
  const [image] = build!.actions!;
  const configuration = { ProjectName: '#{Commit.Missing}' };
  delivery.create({ stages: [source!, { ...build!, actions: [{ ...image!, configuration }] }] });
  expect(taken().slice(-5)).toEqual([
    'Build STARTED',
    'Build/Image STARTED',
    'Build/Image FAILED',
    'Build FAILED',
    'execution FAILED',
  ]);
});

test('stopping, abandoning, superseding and cancelling are published', () => {
  delivery.holdBuilds = true;
  delivery.create();
  for (const commit of commits.slice(1, 3)) delivery.commit(commit);
  const [, superseded, first] = delivery.executions();
  const states = (id: string) =>
    published()
      .filter(({ detail }) => detail['execution-id'] === id)
      .map(({ detail }) => detail.state);
  expect(states(superseded!.id).at(-1)).toBe('SUPERSEDED');
  taken();

  delivery.cloud.call('codepipeline', 'StopPipelineExecution', {
    pipelineName: 'delivery',
    pipelineExecutionId: first!.id,
    abandon: true,
  });
  delivery.cloud.settle();
  expect(taken().slice(0, 4)).toEqual([
    'execution STOPPING',
    'Build/Image ABANDONED',
    'Build STOPPED',
    'execution STOPPED',
  ]);

  const roleArn = 'arn:aws:iam::000000000000:role/other';
  const pipeline = { ...delivery.pipeline(), roleArn };
  delivery.cloud.call('codepipeline', 'UpdatePipeline', { pipeline });
  expect(taken()).toEqual(['Build/Image ABANDONED', 'Build CANCELED', 'execution CANCELED']);
});
