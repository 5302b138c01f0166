import { describe, expect, it } from 'vitest';
import { confirmWith } from '../confirm/confirm.ts';
import { drain } from '../testing/drain.ts';
import { awsError, fakeClients } from '../testing/fake-clients.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { restoreLost } from './restore-lost.ts';

const service = 'arn:aws:ecs:us-east-1:000000000000:service/main/web';

/** A system with a cluster in a nested stack, and a service with a log group in a stack of its own. */
function system({
  gone = [] as readonly string[],
  /** Empty where there is no such stack. */
  serviceStatus = 'UPDATE_COMPLETE',
  /** Empty where the pipeline has not run yet. */
  run = 'Succeeded',
}) {
  const changes: unknown[] = [];
  const resources: Readonly<Record<string, readonly (readonly [type: string, id: string])[]>> = {
    web: [['AWS::CloudFormation::Stack', 'nested']],
    nested: [['AWS::ECS::Cluster', 'main']],
    'web-service': [
      ['AWS::ECS::Service', service],
      ['AWS::Logs::LogGroup', 'logs'],
    ],
  };
  const status: Record<string, string> = { web: 'UPDATE_COMPLETE', 'web-service': serviceStatus };
  const clients = fakeClients({
    cloudFormation: {
      describeStacks: ({ StackName }: { StackName: string }) => {
        if (!status[StackName])
          throw awsError('ValidationError', `Stack with id ${StackName} does not exist`);
        const Outputs = [
          { OutputKey: 'Service', OutputValue: 'web-service' },
          { OutputKey: 'Pipeline', OutputValue: 'p' },
        ];
        return { Stacks: [{ StackName, StackId: StackName, StackStatus: status[StackName], Outputs }] };
      },
      describeStackResources: ({ StackName }: { StackName: string }) => ({
        StackResources: (resources[StackName] ?? []).map(([ResourceType, PhysicalResourceId]) => ({
          LogicalResourceId: ResourceType.split('::').at(-1),
          ResourceType,
          PhysicalResourceId,
          ResourceStatus: 'CREATE_COMPLETE',
        })),
      }),
      deleteStack: ({ StackName }: { StackName: string }) => {
        changes.push(`delete ${StackName}`);
        status[StackName] = '';
      },
    },
    codePipeline: {
      listPipelineExecutions: () => ({ pipelineExecutionSummaries: run ? [{ status: run }] : [] }),
    },
    ecs: {
      describeClusters: () => ({ clusters: [{ status: gone.includes('main') ? 'INACTIVE' : 'ACTIVE' }] }),
      describeServices: () => {
        if (gone.includes('main')) throw awsError('ClusterNotFoundException', 'Cluster not found.');
        return { services: gone.includes(service) ? [{ status: 'DRAINING' }] : [{ status: 'ACTIVE' }] };
      },
    },
    logs: {
      describeLogGroups: () => ({ logGroups: gone.includes('logs') ? [] : [{ logGroupName: 'logs' }] }),
      createLogGroup: ({ logGroupName }: { logGroupName: string }) => changes.push(`create ${logGroupName}`),
    },
  });
  const description = {
    stackName: 'web',
    outputs: { serviceStackName: 'Service', pipelineName: 'Pipeline' },
  };
  const restore = (confirm?: ReturnType<typeof confirmWith>) =>
    drain(
      restoreLost(clients, new VirtualClock(), description as never, {
        confirm,
        again: 'drydock down --purge',
      }),
    );
  return { restore, changes };
}

describe('what was deleted outside of its stack', () => {
  it('is nothing, and nothing is changed', async () => {
    const { restore, changes } = system({});
    expect(await restore()).toMatchObject({ result: false, messages: [] });
    expect(changes).toEqual([]);
  });

  it('is a service: its stack is deleted, and it is delivered again', async () => {
    const { restore, changes } = system({ gone: [service] });
    const { result, messages } = await restore();
    expect(result).toBe(true);
    expect(messages).toEqual([
      {
        code: 'source-notice',
        text: 'Service (AWS::ECS::Service, web) of the stack web-service was deleted outside of it. The stack is deleted, and the service delivered again.',
      },
    ]);
    expect(changes).toEqual(['delete web-service']);
  });

  it('is a service, and nobody agrees to delete its stack', async () => {
    const { restore, changes } = system({ gone: [service] });
    const { Readable } = await import('node:stream');
    await expect(restore(confirmWith(false, Readable.from(['n\n'])))).rejects.toThrow('Not agreed.');
    expect(changes).toEqual([]);
  });

  it('is a log group, which is made again', async () => {
    const { restore, changes } = system({ gone: ['logs'] });
    expect((await restore()).result).toBe(false);
    expect(changes).toEqual(['create logs']);
  });

  it('is a part of the system itself, which only a person can decide about', async () => {
    const { restore, changes } = system({ gone: ['main', service] });
    await expect(restore()).rejects.toThrow(
      /^The stack web has resources that were deleted outside of it.*\n {2}Cluster \(AWS::ECS::Cluster, main\)\nDelete the system with `drydock down --purge`/,
    );
    expect(changes).toEqual([]);
  });
});

describe('the stack of the service', () => {
  it('is delivered again where it is gone, unless the pipeline is at it', async () => {
    expect((await system({ serviceStatus: '' }).restore()).result).toBe(true);
    expect((await system({ serviceStatus: '', run: 'InProgress' }).restore()).result).toBe(false);
    expect((await system({ serviceStatus: '', run: '' }).restore()).result).toBe(false);
  });

  it('is deleted where it takes no update', async () => {
    const { restore, changes } = system({ serviceStatus: 'DELETE_FAILED' });
    expect((await restore()).result).toBe(true);
    expect(changes).toEqual(['delete web-service']);
  });
});
