import { describe, expect, it } from 'vitest';
import { things } from '../testing/scripted-parameter.ts';
import { cloudOfStacks, create, eventsOf, remove, statusOf, templateOf } from '../testing/stacks.ts';

describe('deleting a stack', () => {
  it('deletes in reverse order, retains what its policy says, and is still found by its id', () => {
    using cloud = cloudOfStacks();
    const kept = {
      Type: 'AWS::SSM::Parameter',
      DeletionPolicy: 'Retain',
      Properties: { Type: 'String', Value: 'kept' },
    };
    const id = create(cloud, templateOf({ A: 'x', B: { Value: { Ref: 'A' } }, Kept: kept }));
    remove(cloud);
    expect(eventsOf(cloud, id).slice(-7)).toEqual([
      'demo DELETE_IN_PROGRESS (User Initiated)',
      'Kept DELETE_SKIPPED',
      'B DELETE_IN_PROGRESS',
      'B DELETE_COMPLETE',
      'A DELETE_IN_PROGRESS',
      'A DELETE_COMPLETE',
      'demo DELETE_COMPLETE',
    ]);
    expect(cloud.state.all(things)).toEqual([{ value: 'kept' }]);
    expect(statusOf(cloud, id)).toBe('DELETE_COMPLETE');
    create(cloud, templateOf({ A: 'x' }));
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
  });

  it('that fails can be repeated with the resources to retain', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'x', B: { Value: 'fail delete', DependsOn: 'A' } }));
    remove(cloud);
    expect(eventsOf(cloud).at(-1)).toBe(
      'demo DELETE_FAILED (The following resource(s) failed to delete: [B]. )',
    );
    const id = cloud.call('cloudformation', 'DescribeStacks', {}).Stacks![0]!.StackId!;
    cloud.call('cloudformation', 'DeleteStack', { StackName: 'demo', RetainResources: ['B'] });
    cloud.settle();
    expect(statusOf(cloud, id)).toBe('DELETE_COMPLETE');
  });

  it('during its creation ends the creation', () => {
    using cloud = cloudOfStacks();
    const id = create(cloud, templateOf({ A: 'slow 5000', B: { Value: 'x', DependsOn: 'A' } }));
    remove(cloud);
    cloud.advance(5000);
    expect(statusOf(cloud, id)).toBe('DELETE_COMPLETE');
    expect(cloud.state.keys(things)).toEqual([]);
  });

  it('is refused while the stack has termination protection', () => {
    using cloud = cloudOfStacks();
    const id = create(cloud, templateOf({ A: 'x' }), { EnableTerminationProtection: true });
    const refused = 'Stack [demo] cannot be deleted while TerminationProtection is enabled';
    const protect = (EnableTerminationProtection: boolean) =>
      cloud.call('cloudformation', 'UpdateTerminationProtection', {
        StackName: 'demo',
        EnableTerminationProtection,
      });
    expect(() => remove(cloud)).toThrow(refused);
    expect(protect(false)).toEqual({ StackId: id });
    expect(protect(true)).toEqual({ StackId: id });
    expect(() => remove(cloud)).toThrow(refused);
    protect(false);
    const { Stacks } = cloud.call('cloudformation', 'DescribeStacks', { StackName: 'demo' });
    expect(Stacks?.[0]?.EnableTerminationProtection).toBe(false);
    remove(cloud);
    expect(statusOf(cloud, id)).toBe('DELETE_COMPLETE');
    expect(() => protect(true)).toThrow('Stack [demo] does not exist');
  });
});
