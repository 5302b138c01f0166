import { describe, expect, it } from 'vitest';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { cloudOfStacks, create, eventsOf, statusOf, templateOf } from '../testing/stacks.ts';

const group: ResourceType = {
  type: 'AWS::AutoScaling::AutoScalingGroup',
  create: (request) => ({ status: 'success', physicalId: request.generatedName() }),
  delete: (physicalId) => ({ status: 'success', physicalId }),
  attributes: () => ({}),
};

const waiting = (CreationPolicy: object) =>
  templateOf({
    Group: { Type: group.type, Properties: { MinSize: 2, MaxSize: 2 }, CreationPolicy },
  });

function signalled(policy: object, signals: readonly ('SUCCESS' | 'FAILURE')[]) {
  const cloud = cloudOfStacks([group]);
  create(cloud, waiting(policy));
  signals.forEach((Status, index) => {
    cloud.call('cloudformation', 'SignalResource', {
      StackName: 'demo',
      LogicalResourceId: 'Group',
      UniqueId: `i-${index}`,
      Status,
    });
    cloud.settle();
  });
  return cloud;
}

describe('a CreationPolicy', () => {
  const two = { ResourceSignal: { Count: 2, Timeout: 'PT10M' } };

  it('keeps the resource in progress until its signals have come, each with one event', () => {
    using cloud = signalled(two, ['SUCCESS']);
    expect(statusOf(cloud)).toBe('CREATE_IN_PROGRESS');
    const signal = { StackName: 'demo', LogicalResourceId: 'Group', Status: 'SUCCESS' as const };
    cloud.call('cloudformation', 'SignalResource', { ...signal, UniqueId: 'i-0' });
    cloud.call('cloudformation', 'SignalResource', { ...signal, UniqueId: 'i-9' });
    cloud.settle();
    expect(eventsOf(cloud).slice(2)).toEqual([
      'Group CREATE_IN_PROGRESS (Resource creation Initiated)',
      'Group CREATE_IN_PROGRESS (Received SUCCESS signal with UniqueId i-0)',
      'Group CREATE_IN_PROGRESS (Received SUCCESS signal with UniqueId i-9)',
      'Group CREATE_COMPLETE',
      'demo CREATE_COMPLETE',
    ]);
    expect(() => cloud.call('cloudformation', 'SignalResource', { ...signal, UniqueId: 'i-9' })).toThrow(
      /is in CREATE_COMPLETE state and cannot be signaled$/,
    );
  });

  it('fails as soon as the required successes cannot be reached', () => {
    using cloud = signalled(two, ['SUCCESS', 'FAILURE']);
    expect(eventsOf(cloud)).toContain(
      'Group CREATE_FAILED (Received 1 FAILURE signal(s) out of 2. Unable to satisfy 100% MinSuccessfulInstancesPercent requirement)',
    );
  });

  it('tolerates as many failures as its percentage allows', () => {
    using cloud = signalled({ ...two, AutoScalingCreationPolicy: { MinSuccessfulInstancesPercent: 50 } }, [
      'FAILURE',
      'SUCCESS',
    ]);
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
  });

  it('fails on timeout', () => {
    using cloud = signalled(two, ['SUCCESS']);
    cloud.advance(10 * 60_000);
    expect(eventsOf(cloud)).toContain(
      'Group CREATE_FAILED (Received 1 SUCCESS signal(s) out of 2. Unable to satisfy 100% MinSuccessfulInstancesPercent requirement)',
    );
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
  });

  it('is met by signals that came before the group was created', () => {
    const slow: ResourceType = {
      ...group,
      create: (request) =>
        request.memo
          ? { status: 'success', physicalId: 'group' }
          : {
              status: 'in-progress',
              physicalId: 'group',
              againInMs: 100,
              memo: { asked: true },
              reason: 'It waits.',
            },
    };
    using cloud = cloudOfStacks([slow]);
    create(cloud, waiting(two));
    cloud.settle();
    for (const UniqueId of ['i-0', 'i-1']) {
      cloud.call('cloudformation', 'SignalResource', {
        StackName: 'demo',
        LogicalResourceId: 'Group',
        UniqueId,
        Status: 'SUCCESS',
      });
    }
    cloud.advance(200);
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
  });
});
