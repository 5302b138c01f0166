// RetainExceptOnCreate: a rollback deletes what its operation has created, whatever its DeletionPolicy says.
import { expect, test } from 'vitest';
import { things } from '../testing/scripted-parameter.ts';
import { cloudOfStacks, create, eventsOf, statusOf, templateOf } from '../testing/stacks.ts';

const kept = (value: string) => ({
  Type: 'AWS::SSM::Parameter',
  DeletionPolicy: 'Retain',
  Properties: { Type: 'String', Value: value, Name: 'kept' },
});
const failing = templateOf({ Kept: kept('a'), Bad: { Value: 'fail create', DependsOn: 'Kept' } });

test.each([
  [true, 'DELETE_COMPLETE'],
  [false, 'DELETE_SKIPPED'],
])('a creation that fails, with RetainExceptOnCreate %s', (RetainExceptOnCreate, status) => {
  using cloud = cloudOfStacks();
  create(cloud, failing, { RetainExceptOnCreate });
  expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
  expect(eventsOf(cloud)).toContain(`Kept ${status}`);
  expect(cloud.state.keys(things).length).toBe(RetainExceptOnCreate ? 0 : 1);
});

test('an update that fails deletes what it has created, and keeps what was there', () => {
  using cloud = cloudOfStacks();
  create(
    cloud,
    templateOf({ Old: { ...kept('a'), Properties: { Type: 'String', Value: 'a', Name: 'old' } } }),
  );
  cloud.call('cloudformation', 'UpdateStack', {
    StackName: 'demo',
    TemplateBody: failing,
    RetainExceptOnCreate: true,
  });
  cloud.settle();
  expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(cloud.state.keys(things)).toEqual(['old']);
});

test.each([true, false])(
  'a rollback that is asked for later, with RetainExceptOnCreate %s',
  (RetainExceptOnCreate) => {
    using cloud = cloudOfStacks();
    create(cloud, failing, { DisableRollback: true });
    expect(statusOf(cloud)).toBe('CREATE_FAILED');
    cloud.call('cloudformation', 'RollbackStack', { StackName: 'demo', RetainExceptOnCreate });
    cloud.settle();
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
    expect(cloud.state.keys(things).length).toBe(RetainExceptOnCreate ? 0 : 1);
  },
);
