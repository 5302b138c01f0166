import type { Stack, StackResource } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { drain } from '../testing/drain.ts';
import { awsError, fakeClients } from '../testing/fake-clients.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { deployStacks } from './deploy-stacks.ts';

/** A CloudFormation with one stack that takes the next of its statuses at each look. */
class FakeStack {
  readonly calls: string[] = [];
  #statuses: string[];
  readonly #resources: StackResource[];
  readonly #updates: boolean;
  readonly #times: Pick<Stack, 'CreationTime' | 'LastUpdatedTime'>;

  constructor(
    statuses: string[],
    {
      resources = [] as StackResource[],
      updates = true,
      times = {} as Pick<Stack, 'CreationTime' | 'LastUpdatedTime'>,
    } = {},
  ) {
    this.#times = times;
    this.#statuses = statuses;
    this.#resources = resources;
    this.#updates = updates;
  }

  get clients() {
    return fakeClients({
      cloudFormation: {
        describeStacks: () => {
          const status = this.#statuses.length > 1 ? this.#statuses.shift() : this.#statuses[0];
          if (!status) throw awsError('ValidationError', 'Stack with id system does not exist');
          return {
            Stacks: [{ StackName: 'system', StackId: 'id', StackStatus: status, ...this.#times }],
          };
        },
        describeStackResources: () => ({ StackResources: this.#resources }),
        createStack: () => this.calls.push('create'),
        updateStack: () => {
          this.calls.push('update');
          if (!this.#updates) throw awsError('ValidationError', 'No updates are to be performed.');
        },
        deleteStack: () => this.calls.push('delete'),
        describeStackEvents: ({ StackName }: { StackName: string }) => ({
          // Newest first, as CloudFormation returns them.
          StackEvents:
            StackName === 'system'
              ? [
                  {
                    LogicalResourceId: 'Other',
                    ResourceStatus: 'CREATE_FAILED',
                    ResourceStatusReason: 'Resource creation cancelled',
                  },
                  {
                    LogicalResourceId: 'Network',
                    ResourceStatus: 'CREATE_FAILED',
                    ResourceStatusReason: 'Embedded stack failed',
                    ResourceType: 'AWS::CloudFormation::Stack',
                    PhysicalResourceId: 'nested',
                  },
                ]
              : [
                  {
                    LogicalResourceId: 'Vpc',
                    ResourceStatus: 'CREATE_FAILED',
                    ResourceStatusReason: 'CIDR overlaps',
                    ResourceType: 'AWS::EC2::VPC',
                  },
                ],
        }),
      },
    });
  }
}

const request = { name: 'system', template: '{}', parameters: { A: '1' } };
const nested = (
  LogicalResourceId: string,
  ResourceStatus: StackResource['ResourceStatus'],
  at: number,
): StackResource => ({
  LogicalResourceId,
  ResourceStatus,
  ResourceType: 'AWS::CloudFormation::Stack',
  Timestamp: new Date(at),
});

describe('deploying stacks', () => {
  it('creates a stack that does not exist, and reports each nested stack once', async () => {
    const stack = new FakeStack(['', 'CREATE_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE'], {
      resources: [nested('Network', 'CREATE_COMPLETE', 1500), nested('Old', 'CREATE_COMPLETE', 10)],
    });
    const { messages, result } = await drain(deployStacks(stack.clients, new VirtualClock(1000), request));
    expect(stack.calls).toEqual(['create']);
    expect(messages).toEqual([
      { code: 'nested-stack-complete', logicalId: 'Network', status: 'CREATE_COMPLETE', tookMs: 500 },
    ]);
    expect(result.StackStatus).toBe('CREATE_COMPLETE');
  });

  it.each([
    ['a small stack that is complete before it is looked at', 9000],
    ['a cloud whose clock is hours ahead of this machine’s', 1000 - 7_200_000],
  ])('reports by CloudFormation’s own times: %s', async (_, machineNow) => {
    const stack = new FakeStack(['UPDATE_COMPLETE', 'UPDATE_COMPLETE'], {
      times: { CreationTime: new Date(0), LastUpdatedTime: new Date(1000) },
      resources: [nested('Network', 'UPDATE_COMPLETE', 1500), nested('Untouched', 'CREATE_COMPLETE', 10)],
    });
    const { messages } = await drain(deployStacks(stack.clients, new VirtualClock(machineNow), request));
    expect(messages).toEqual([
      { code: 'nested-stack-complete', logicalId: 'Network', status: 'UPDATE_COMPLETE', tookMs: 500 },
    ]);
  });

  it('leaves a stack alone that needs no update', async () => {
    const stack = new FakeStack(['UPDATE_COMPLETE'], { updates: false });
    const { messages, result } = await drain(deployStacks(stack.clients, new VirtualClock(), request));
    expect(stack.calls).toEqual(['update']);
    expect(messages).toEqual([]);
    expect(result.StackStatus).toBe('UPDATE_COMPLETE');
  });

  it('waits for an operation that is under way before its own', async () => {
    const stack = new FakeStack(['UPDATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE']);
    await drain(deployStacks(stack.clients, new VirtualClock(), request));
    expect(stack.calls).toEqual(['update']);
  });

  it('deletes a stack that never came up, and creates it again', async () => {
    const stack = new FakeStack([
      'ROLLBACK_COMPLETE',
      'DELETE_IN_PROGRESS',
      'DELETE_COMPLETE',
      'CREATE_COMPLETE',
    ]);
    await drain(deployStacks(stack.clients, new VirtualClock(), request));
    expect(stack.calls).toEqual(['delete', 'create']);
  });

  it('fails with the deepest reason that is not a consequence', async () => {
    const stack = new FakeStack(['', 'ROLLBACK_COMPLETE']);
    await expect(drain(deployStacks(stack.clients, new VirtualClock(), request))).rejects.toThrow(
      'The stack system is ROLLBACK_COMPLETE. Vpc: CIDR overlaps',
    );
  });
});
