import { describe, expect, it } from 'vitest';
import { drain } from '../testing/drain.ts';
import { fakeClients } from '../testing/fake-clients.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { followFirstDelivery } from './follow-first-delivery.ts';

/** A pipeline whose executions end with these statuses; those after the first are started, or come by themselves. */
function pipeline(statuses: Readonly<Record<string, string>>, ...came: readonly string[]) {
  const executions = [...came];
  const followed: string[] = [];
  const serviceStates = ['UPDATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE'];
  const clients = fakeClients({
    cloudFormation: {
      describeStacks: () => {
        const StackStatus = serviceStates.length > 1 ? serviceStates.shift() : serviceStates[0];
        return { Stacks: [{ StackName: 'service', StackId: 'service', StackStatus }] };
      },
      describeStackResources: () => ({ StackResources: [] }),
    },
    codePipeline: {
      startPipelineExecution: () => {
        executions.push(serviceStates.length > 1 ? 'refused' : 'started');
        return { pipelineExecutionId: executions.at(-1) };
      },
      listPipelineExecutions: () => {
        const newest = executions.at(-1)!;
        const isOver = followed.includes(newest) || statuses[newest] === 'Cancelled';
        const status = isOver ? statuses[newest] : 'InProgress';
        return { pipelineExecutionSummaries: [{ pipelineExecutionId: newest, status }] };
      },
      getPipelineExecution: ({ pipelineExecutionId }: { pipelineExecutionId: string }) => {
        followed.push(pipelineExecutionId);
        if (statuses[pipelineExecutionId] === 'Superseded') executions.push('newer');
        return { pipelineExecution: { status: statuses[pipelineExecutionId] } };
      },
      listActionExecutions: () => ({ actionExecutionDetails: [] }),
    },
  });
  const follow = async (isUpdate: boolean, mustStart = false) => {
    const steps = followFirstDelivery(clients, new VirtualClock(), {
      pipelineName: 'delivery',
      isUpdate,
      mustStart,
      serviceStackName: 'service',
    });
    return (await drain(steps)).result;
  };
  return { follow, followed };
}

describe('the first delivery', () => {
  it('is the run that creating the pipeline starts', async () => {
    const { follow, followed } = pipeline({ first: 'Failed' }, 'first');
    expect(await follow(false)).toEqual({ executionId: 'first', status: 'Failed' });
    expect(followed).toEqual(['first']);
  });

  it('is a new run where nothing else starts one', async () => {
    const { follow } = pipeline({ earlier: 'Succeeded', started: 'Succeeded' }, 'earlier');
    expect(await follow(true, true)).toEqual({ executionId: 'started', status: 'Succeeded' });
  });

  it('is started again when a run that is older than the stacks fails', async () => {
    const { follow, followed } = pipeline({ older: 'Failed', started: 'Succeeded' }, 'older');
    expect(await follow(true)).toEqual({ executionId: 'started', status: 'Succeeded' });
    expect(followed).toEqual(['older', 'started']);
  });

  it('is a new run once the update of its pipeline has cancelled the one before, and that one has left the service', async () => {
    const { follow, followed } = pipeline({ older: 'Cancelled', started: 'Succeeded' }, 'older');
    expect(await follow(true)).toEqual({ executionId: 'started', status: 'Succeeded' });
    expect(followed).toEqual(['started']);
  });

  it('fails when the run after that fails, too', async () => {
    const { follow, followed } = pipeline({ older: 'Failed', started: 'Failed' }, 'older');
    expect(await follow(true)).toEqual({ executionId: 'started', status: 'Failed' });
    expect(followed).toEqual(['older', 'started']);
  });

  it('is the run that takes the place of the one before', async () => {
    const { follow } = pipeline({ first: 'Superseded', newer: 'Succeeded' }, 'first');
    expect(await follow(false)).toEqual({ executionId: 'newer', status: 'Succeeded' });
  });
});
