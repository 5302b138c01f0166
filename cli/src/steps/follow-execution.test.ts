import { describe, expect, it } from 'vitest';
import { referenceSystem } from '../system/reference-system.ts';
import type { Target } from '../targets/target.ts';
import { drain } from '../testing/drain.ts';
import { fakeClients } from '../testing/fake-clients.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { followExecution } from './follow-execution.ts';
import { followPipeline } from './follow-pipeline.ts';
import { summaryLine } from './summary-line.ts';

const at = (ms: number) => new Date(ms);
const source = {
  actionExecutionId: 'a1',
  stageName: 'Source',
  actionName: 'Checkout',
  status: 'Succeeded',
  startTime: at(0),
  lastUpdateTime: at(200),
  output: { executionResult: { externalExecutionSummary: '{"CommitMessage":"Say it\\n\\nTwice"}' } },
};
const build = {
  actionExecutionId: 'a2',
  stageName: 'Build',
  actionName: 'Image',
  status: 'Failed',
  startTime: at(200),
  lastUpdateTime: at(3000),
  output: {
    executionResult: {
      externalExecutionId: 'project:00000000-0000-0000-0000-000000000000',
      errorDetails: { message: 'Build terminated with state FAILED' },
    },
  },
};

/** A pipeline whose looks show these states, then stay with the last one. */
function pipeline(looks: readonly { status: string; actions: readonly object[] }[]) {
  let look = -1;
  return fakeClients({
    codePipeline: {
      getPipelineExecution: () => {
        look = Math.min(look + 1, looks.length - 1);
        return { pipelineExecution: { status: looks[look]?.status } };
      },
      // Newest first, as CodePipeline returns them.
      listActionExecutions: () => ({ actionExecutionDetails: [...(looks[look]?.actions ?? [])].reverse() }),
      listPipelineExecutions: () => ({
        pipelineExecutionSummaries: [
          {
            pipelineExecutionId: look < 0 ? 'old' : 'new',
            startTime: at(0),
            sourceRevisions: [{ revisionId: 'c0ffee' }],
          },
        ],
      }),
    },
    codeBuild: { batchGetBuilds: () => ({ builds: [{ logs: { groupName: 'g', streamName: 's' } }] }) },
    logs: {
      getLogEvents: () => ({
        events: [
          { message: 'npm test\n' },
          { message: 'exit status 1' },
          { message: '[Container] 2030/01/01 Phase complete: BUILD State: FAILED' },
          { message: '[Container] cleaning up' },
        ],
      }),
    },
    cloudFormation: { describeStacks: () => ({ Stacks: [] }) },
  });
}

const succeeded = {
  code: 'action-succeeded',
  executionId: 'new',
  stage: 'Source',
  action: 'Checkout',
  tookMs: 200,
  summary: 'Say it',
};
const failed = {
  code: 'action-failed',
  executionId: 'new',
  stage: 'Build',
  action: 'Image',
  status: 'Failed',
  tookMs: 2800,
  reason: 'Build terminated with state FAILED',
  log: ['npm test', 'exit status 1', '[Container] 2030/01/01 Phase complete: BUILD State: FAILED'],
};

describe('following an execution', () => {
  it('reports each action once, as it ends, and a failed build with the end of its log', async () => {
    const clients = pipeline([
      { status: 'InProgress', actions: [{ ...source, status: 'InProgress' }] },
      { status: 'InProgress', actions: [source, { ...build, status: 'InProgress' }] },
      { status: 'Failed', actions: [source, build] },
    ]);
    const { messages, result } = await drain(followExecution(clients, new VirtualClock(), 'p', 'new'));
    expect(messages).toEqual([succeeded, failed]);
    expect(result).toBe('Failed');
  });

  it('goes on while a stop is under way', async () => {
    const clients = pipeline([
      { status: 'Stopping', actions: [] },
      { status: 'Stopped', actions: [source] },
    ]);
    const { messages, result } = await drain(followExecution(clients, new VirtualClock(), 'p', 'new'));
    expect(messages).toEqual([succeeded]);
    expect(result).toBe('Stopped');
  });
});

describe('following a pipeline', () => {
  const follow = (
    target: Pick<Target, 'clients' | 'isReachable'> & Partial<Pick<Target, 'wasStopped'>>,
    last: string,
  ) =>
    followPipeline(target as Target, new VirtualClock(), referenceSystem, {
      pipelineName: 'p',
      serviceUrl: 'http://a',
      lastExecutionId: last,
    });

  it('reports an execution that is new, and how it went', async () => {
    const clients = pipeline([{ status: 'Succeeded', actions: [source] }]);
    const steps = follow({ clients, isReachable: async () => true }, 'before');
    expect((await steps.next()).value).toEqual({
      code: 'execution-started',
      executionId: 'old',
      commit: 'c0ffee',
    });
    expect((await steps.next()).value).toMatchObject({ code: 'action-succeeded', stage: 'Source' });
    expect((await steps.next()).value).toMatchObject({ code: 'execution-live', url: 'http://a' });
    await steps.return(0);
  });

  it('ends when the engine is gone', async () => {
    const clients = fakeClients({
      codePipeline: {
        listPipelineExecutions: () => {
          throw new Error('connect ECONNREFUSED');
        },
      },
    });
    const isReachable = async () => false;
    for (const [wasStopped, exitCode] of [
      [true, 0],
      [false, 1],
    ] as const) {
      const ended = { clients, isReachable, wasStopped: async () => wasStopped };
      const { messages, result } = await drain(follow(ended, 'old'));
      expect(messages).toEqual([{ code: 'engine-gone', wasStopped }]);
      expect(result).toBe(exitCode);
    }
    await expect(drain(follow({ clients, isReachable: async () => true }, 'old'))).rejects.toThrow(
      'ECONNREFUSED',
    );
  });
});

describe('a summary', () => {
  it.each([
    ['{"ProviderType":"GitHub","CommitMessage":"First\\nSecond"}', 'First'],
    ['Build SUCCEEDED\nmore', 'Build SUCCEEDED'],
    ['{}', ''],
    [undefined, ''],
  ])('%s is one line', (summary, line) => {
    expect(summaryLine(summary)).toBe(line);
  });
});
