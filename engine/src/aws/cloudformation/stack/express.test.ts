// The deployment mode EXPRESS, and forced deletion.
import { expect, test } from 'vitest';
import { cloudOfStacks, create, eventsOf, remove, statusOf, templateOf, update } from '../testing/stacks.ts';

const DeploymentConfig = { Mode: 'EXPRESS' as const };

test('an EXPRESS stack does not wait for what is applied to be ready, and waits for the rest', () => {
  using cloud = cloudOfStacks();
  const body = templateOf({ Ready: 'settles 60000', After: { Value: 'x', DependsOn: 'Ready' } });
  create(cloud, body, { name: 'express', DeploymentConfig });
  expect(statusOf(cloud, 'express')).toBe('CREATE_COMPLETE');
  create(cloud, body, { name: 'standard' });
  expect(statusOf(cloud, 'standard')).toBe('CREATE_IN_PROGRESS');
  create(cloud, templateOf({ Slow: 'slow 60000' }), { name: 'slow', DeploymentConfig });
  expect(statusOf(cloud, 'slow')).toBe('CREATE_IN_PROGRESS');
  cloud.advance(61_000);
  expect([statusOf(cloud, 'standard'), statusOf(cloud, 'slow')]).toEqual([
    'CREATE_COMPLETE',
    'CREATE_COMPLETE',
  ]);
  const [stack] = cloud.call('cloudformation', 'DescribeStacks', { StackName: 'express' }).Stacks!;
  expect(stack?.DeploymentConfig).toEqual({ Mode: 'EXPRESS', DisableRollback: true });
});

test('an EXPRESS stack is not rolled back, unless the caller asks for it', () => {
  using cloud = cloudOfStacks();
  const body = templateOf({ Bad: 'fail create' });
  create(cloud, body, { name: 'kept', DeploymentConfig });
  create(cloud, body, { name: 'undone', DeploymentConfig: { ...DeploymentConfig, DisableRollback: false } });
  expect([statusOf(cloud, 'kept'), statusOf(cloud, 'undone')]).toEqual([
    'CREATE_FAILED',
    'ROLLBACK_COMPLETE',
  ]);
});

test('a change set keeps its deployment mode until it is executed', () => {
  using cloud = cloudOfStacks();
  create(cloud, templateOf({ A: 'x' }));
  const of = { StackName: 'demo', ChangeSetName: 'next' };
  const TemplateBody = templateOf({ A: 'settles 60000' });
  cloud.call('cloudformation', 'CreateChangeSet', { ...of, TemplateBody, DeploymentConfig });
  cloud.call('cloudformation', 'ExecuteChangeSet', of);
  cloud.settle();
  expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
});

test('a forced deletion skips what cannot be deleted', () => {
  using cloud = cloudOfStacks();
  const stackId = create(
    cloud,
    templateOf({ Base: 'x', Stuck: { Value: 'fail delete', DependsOn: 'Base' } }),
  );
  const force = () =>
    cloud.call('cloudformation', 'DeleteStack', { StackName: stackId, DeletionMode: 'FORCE_DELETE_STACK' });
  expect(force).toThrow('FORCE_DELETE_STACK can be used only when the stack is in the DELETE_FAILED state');
  remove(cloud);
  expect(statusOf(cloud)).toBe('DELETE_FAILED');
  force();
  cloud.settle();
  expect(statusOf(cloud, stackId)).toBe('DELETE_COMPLETE');
  expect(eventsOf(cloud, stackId).at(-4)).toMatch(/^Stuck DELETE_SKIPPED \(.*as the script says/);
  expect(eventsOf(cloud, stackId)).toContain('Base DELETE_COMPLETE');
});

test('an update in the standard mode follows one in the mode EXPRESS', () => {
  using cloud = cloudOfStacks();
  create(cloud, templateOf({ A: 'x' }), { DeploymentConfig });
  update(cloud, templateOf({ A: 'settles 60000' }));
  expect(statusOf(cloud)).toBe('UPDATE_IN_PROGRESS');
  const [stack] = cloud.call('cloudformation', 'DescribeStacks', { StackName: 'demo' }).Stacks!;
  expect(stack).not.toHaveProperty('DeploymentConfig');
});
