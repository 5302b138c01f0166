// Resources that move between stacks, or get other logical ids, and stay as they are.
import { expect, test } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { cloudOfStacks, create, eventsOf, statusOf, templateOf, update } from '../testing/stacks.ts';

const at = (StackName: string, LogicalResourceId: string) => ({ StackName, LogicalResourceId });

function physicalIds(cloud: Rehearsal, StackName: string): Record<string, string | undefined> {
  const { StackResources = [] } = cloud.call('cloudformation', 'DescribeStackResources', { StackName });
  return Object.fromEntries(
    StackResources.map(({ LogicalResourceId, PhysicalResourceId }) => [
      LogicalResourceId,
      PhysicalResourceId,
    ]),
  );
}

const parameter = (Value: unknown) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Type: 'String', Value },
});

test('a resource moves to another stack, another is renamed, and nothing is created or deleted', () => {
  using cloud = cloudOfStacks();
  create(cloud, templateOf({ A: 'a', B: 'b', User: parameter({ Ref: 'B' }) }), { name: 'one' });
  create(cloud, templateOf({ X: 'x' }), { name: 'two' });
  const before = physicalIds(cloud, 'one');
  const events = eventsOf(cloud, 'one').length;
  const { StackRefactorId } = cloud.call('cloudformation', 'CreateStackRefactor', {
    StackDefinitions: [
      { StackName: 'one', TemplateBody: templateOf({ C: 'b', User: parameter({ Ref: 'C' }) }) },
      { StackName: 'two', TemplateBody: templateOf({ X: 'x', A: 'a' }) },
    ],
    ResourceMappings: [
      { Source: at('one', 'A'), Destination: at('two', 'A') },
      { Source: at('one', 'B'), Destination: at('one', 'C') },
    ],
  });
  const describe = () => cloud.call('cloudformation', 'DescribeStackRefactor', { StackRefactorId });
  expect(describe()).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' });
  expect(physicalIds(cloud, 'one')).toEqual(before);
  const { StackRefactorActions } = cloud.call('cloudformation', 'ListStackRefactorActions', {
    StackRefactorId,
  });
  expect(StackRefactorActions).toMatchObject([
    { Action: 'MOVE', PhysicalResourceId: before.B, ResourceMapping: { Destination: at('one', 'C') } },
    { Action: 'MOVE', PhysicalResourceId: before.A, ResourceMapping: { Destination: at('two', 'A') } },
  ]);

  cloud.call('cloudformation', 'ExecuteStackRefactor', { StackRefactorId });
  expect(describe().ExecutionStatus).toBe('EXECUTE_COMPLETE');
  expect(
    cloud.call('cloudformation', 'ListStackRefactors', { ExecutionStatusFilter: ['EXECUTE_COMPLETE'] })
      .StackRefactorSummaries,
  ).toMatchObject([{ StackRefactorId }]);
  expect(physicalIds(cloud, 'one')).toEqual({ C: before.B, User: before.User });
  expect(physicalIds(cloud, 'two').A).toBe(before.A);
  expect([statusOf(cloud, 'one'), statusOf(cloud, 'two')]).toEqual(['UPDATE_COMPLETE', 'UPDATE_COMPLETE']);
  expect(eventsOf(cloud, 'one').slice(events)).toEqual([
    'one UPDATE_IN_PROGRESS (User Initiated)',
    'one UPDATE_COMPLETE',
  ]);
  update(cloud, templateOf({ X: 'x', A: 'changed' }), { name: 'two' });
  expect(physicalIds(cloud, 'two').A).toBe(before.A);
});

test('a refactor that would change, add or delete a resource is refused', () => {
  using cloud = cloudOfStacks();
  create(cloud, templateOf({ A: 'a', B: 'b' }), { name: 'one' });
  const refactor = (body: string, StackName = 'one') => {
    const { StackRefactorId } = cloud.call('cloudformation', 'CreateStackRefactor', {
      StackDefinitions: [{ StackName, TemplateBody: body }],
      ResourceMappings: [{ Source: at('one', 'A'), Destination: at(StackName, 'C') }],
    });
    return cloud.call('cloudformation', 'DescribeStackRefactor', { StackRefactorId });
  };
  expect(refactor(templateOf({ C: 'other', B: 'b' }))).toMatchObject({
    Status: 'CREATE_FAILED',
    StatusReason: 'Stack refactor cannot modify resources: [C] of stack one',
    ExecutionStatus: 'UNAVAILABLE',
  });
  expect(refactor(templateOf({ C: 'a' })).StatusReason).toMatch(/cannot create or delete resources: \[B\]/);
  expect(refactor(templateOf({ C: 'a' }), 'new').StatusReason).toBe('Stack [new] does not exist');
  expect(physicalIds(cloud, 'one')).toHaveProperty('A');
});

test('a refactor makes the stack that its resources move to, where that is allowed', () => {
  using cloud = cloudOfStacks();
  create(cloud, templateOf({ A: 'a', B: 'b' }), { name: 'one' });
  const before = physicalIds(cloud, 'one');
  const { StackRefactorId } = cloud.call('cloudformation', 'CreateStackRefactor', {
    EnableStackCreation: true,
    StackDefinitions: [
      { StackName: 'one', TemplateBody: templateOf({ B: 'b' }) },
      { StackName: 'new', TemplateBody: templateOf({ A: 'a' }) },
    ],
    ResourceMappings: [{ Source: at('one', 'A'), Destination: at('new', 'A') }],
  });
  cloud.call('cloudformation', 'ExecuteStackRefactor', { StackRefactorId });
  expect(statusOf(cloud, 'new')).toBe('CREATE_COMPLETE');
  expect(physicalIds(cloud, 'new')).toEqual({ A: before.A });
});
