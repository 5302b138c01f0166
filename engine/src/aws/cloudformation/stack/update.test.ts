import { describe, expect, it } from 'vitest';
import { things } from '../testing/scripted-parameter.ts';
import { cloudOfStacks, create, eventsOf, remove, statusOf, templateOf, update } from '../testing/stacks.ts';

const handler = (code: string) =>
  expect.stringMatching(new RegExp(`HandlerErrorCode: ${code}\\)`)) as unknown;

describe('updating a stack', () => {
  it('updates in place, replaces, adds and removes, and deletes the old only at the end', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: { Name: 'a', Value: 'x' }, B: 'x', C: 'x', Same: 'x' }));
    const before = eventsOf(cloud).length;
    update(
      cloud,
      templateOf({ A: { Name: 'a2', Value: 'x' }, B: 'y', D: { Value: { Ref: 'A' } }, Same: 'x' }),
    );
    expect(eventsOf(cloud).slice(before)).toEqual([
      'demo UPDATE_IN_PROGRESS (User Initiated)',
      'A UPDATE_IN_PROGRESS (Requested update requires the creation of a new physical resource; hence creating one.)',
      'A UPDATE_IN_PROGRESS (Resource creation Initiated)',
      'A UPDATE_COMPLETE',
      'B UPDATE_IN_PROGRESS',
      'B UPDATE_COMPLETE',
      'D CREATE_IN_PROGRESS',
      'D CREATE_IN_PROGRESS (Resource creation Initiated)',
      'D CREATE_COMPLETE',
      'demo UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'A DELETE_IN_PROGRESS',
      'A DELETE_COMPLETE',
      'C DELETE_IN_PROGRESS',
      'C DELETE_COMPLETE',
      'demo UPDATE_COMPLETE',
    ]);
    expect(cloud.state.keys(things)).toContain('a2');
    expect(cloud.state.keys(things)).not.toContain('a');
    expect(cloud.state.keys(things)).toHaveLength(4);
  });

  it('with nothing new is refused', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'x' }));
    expect(() => update(cloud, templateOf({ A: 'x' }))).toThrow('No updates are to be performed.');
  });

  it('that fails returns everything to what it was', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: { Name: 'a', Value: 'old' }, B: 'old', Gone: 'x' }));
    const things0 = cloud.state.keys(things).sort();
    const before = eventsOf(cloud).length;
    update(
      cloud,
      templateOf({
        A: { Name: 'a2', Value: 'x' },
        B: 'new',
        New: 'x',
        Bad: { Value: 'fail create', DependsOn: ['A', 'B', 'New'] },
      }),
    );
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(cloud.state.keys(things).sort()).toEqual(things0);
    expect(cloud.state.all(things)).toContainEqual({ value: 'old' });
    expect(cloud.state.all(things)).not.toContainEqual({ value: 'new' });
    const events = eventsOf(cloud).slice(before);
    expect(events.slice(events.findIndex((line) => line.includes('UPDATE_ROLLBACK_IN_PROGRESS')))).toEqual([
      'demo UPDATE_ROLLBACK_IN_PROGRESS (The following resource(s) failed to create: [Bad]. )',
      'A UPDATE_COMPLETE',
      'B UPDATE_IN_PROGRESS',
      'B UPDATE_COMPLETE',
      'demo UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'A DELETE_IN_PROGRESS',
      'A DELETE_COMPLETE',
      'New DELETE_IN_PROGRESS',
      'New DELETE_COMPLETE',
      'demo UPDATE_ROLLBACK_COMPLETE',
    ]);
    update(cloud, templateOf({ A: { Name: 'a', Value: 'newer' }, B: 'old', Gone: 'x' }));
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
  });

  it('that is cancelled is rolled back from the state that it had reached', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'old' }));
    update(cloud, templateOf({ A: 'slow 5000' }));
    cloud.call('cloudformation', 'CancelUpdateStack', { StackName: 'demo' });
    cloud.settle();
    expect(eventsOf(cloud).slice(-6)).toEqual([
      'A UPDATE_FAILED (Resource update cancelled)',
      'demo UPDATE_ROLLBACK_IN_PROGRESS (User Initiated)',
      'A UPDATE_IN_PROGRESS',
      'A UPDATE_COMPLETE',
      'demo UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'demo UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(cloud.state.all(things)).toEqual([{ value: 'old' }]);
  });

  it('whose rollback fails can be continued with the failing resource skipped', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'fail update', B: 'x' }));
    update(cloud, templateOf({ A: 'new', B: { Value: 'fail update', DependsOn: 'A' } }));
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_FAILED');
    cloud.call('cloudformation', 'ContinueUpdateRollback', { StackName: 'demo', ResourcesToSkip: ['A'] });
    cloud.settle();
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  it('keeps a parameter’s value with UsePreviousValue, and treats a changed value as a change', () => {
    using cloud = cloudOfStacks();
    const body = templateOf(
      { A: { Value: { Ref: 'P' } } },
      { Parameters: { P: { Type: 'String', NoEcho: true } } },
    );
    create(cloud, body, { parameters: { P: 'one' } });
    // AWS only refuses it together with a value that is not empty.
    const keep = [{ ParameterKey: 'P', UsePreviousValue: true, ParameterValue: '' }];
    expect(() =>
      cloud.call('cloudformation', 'UpdateStack', {
        StackName: 'demo',
        UsePreviousTemplate: true,
        Parameters: keep,
      }),
    ).toThrow('No updates are to be performed.');
    update(cloud, body, { parameters: { P: 'two' } });
    expect(cloud.state.all(things)).toEqual([{ value: 'two' }]);
    const [stack] = cloud.call('cloudformation', 'DescribeStacks', { StackName: 'demo' }).Stacks!;
    expect(stack?.Parameters).toEqual([{ ParameterKey: 'P', ParameterValue: '****' }]);
  });

  it('does not replace a custom-named resource with one of the same name', () => {
    using cloud = cloudOfStacks([]);
    const group = (Name: string, Type: string) => ({
      Type: 'AWS::SSM::Parameter',
      Properties: { Name, Type, Value: 'x' },
    });
    create(
      cloud,
      templateOf({
        A: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'repo' } },
        B: group('n', 'String'),
      }),
    );
    update(
      cloud,
      templateOf({
        A: {
          Type: 'AWS::ECR::Repository',
          Properties: { RepositoryName: 'repo', EncryptionConfiguration: { EncryptionType: 'KMS' } },
        },
        B: group('n', 'String'),
      }),
    );
    expect(eventsOf(cloud)).toContain(
      'A UPDATE_FAILED (CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename repo and update the stack again.)',
    );
  });

  it('passes changed stack tags to the resources, and restores the old ones when it fails', () => {
    using cloud = cloudOfStacks();
    const tagged = (Value: string, TemplateBody: string) => {
      cloud.call('cloudformation', 'UpdateStack', {
        StackName: 'demo',
        TemplateBody,
        Tags: [{ Key: 'team', Value }],
      });
      cloud.settle();
    };
    create(cloud, templateOf({ A: 'x' }));
    tagged('one', templateOf({ A: 'x' }));
    expect(cloud.state.all(things)).toEqual([{ value: 'x', team: 'one' }]);
    tagged('two', templateOf({ A: 'x', B: { Value: 'fail create', DependsOn: 'A' } }));
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(cloud.state.all(things)).toEqual([{ value: 'x', team: 'one' }]);
  });

  it('tries three times to delete a replaced resource, and then leaves it behind', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: { Name: 'a', Value: 'fail delete' } }));
    update(cloud, templateOf({ A: { Name: 'b', Value: 'x' } }));
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    cloud.advance(60_000);
    expect(eventsOf(cloud).slice(-2)).toEqual([
      handler('InvalidRequest'),
      'demo UPDATE_COMPLETE (Update successful. One or more resources could not be deleted.)',
    ]);
  });

  it('makes no events for resources that it does not change, not even when it is rolled back', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ Same: 'x' }));
    const before = eventsOf(cloud).length;
    update(cloud, templateOf({ Same: 'x', B: { Value: 'fail create', DependsOn: 'Same' } }));
    expect(eventsOf(cloud).slice(before).join()).not.toContain('Same');
  });

  it('refuses to change the type of a resource', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'x' }));
    expect(() => update(cloud, templateOf({ A: { Type: 'AWS::SNS::Topic' } }))).toThrow(
      'Update of resource type is not permitted. The new template modifies resource type of the following resources: [A]',
    );
  });
});

describe('an update that fails with rollback disabled', () => {
  it('is tried again with the same template once the cause is gone, and then applies what it could not', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'old', B: 'x' }));
    create(cloud, templateOf({ It: { Name: 'it', Value: 'x' } }), { name: 'cause' });
    const again = () => {
      cloud.call('cloudformation', 'UpdateStack', {
        StackName: 'demo',
        TemplateBody: templateOf({ A: 'blocked by it', B: 'y' }),
        DisableRollback: true,
      });
      cloud.settle();
      return statusOf(cloud);
    };
    expect(again()).toBe('UPDATE_FAILED');
    expect(again()).toBe('UPDATE_FAILED');
    remove(cloud, 'cause');
    expect(again()).toBe('UPDATE_COMPLETE');
    expect(cloud.state.all(things)).toEqual(
      expect.arrayContaining([{ value: 'blocked by it' }, { value: 'y' }]),
    );
    expect(again).toThrow('No updates are to be performed.');
  });

  it('keeps what it has changed, and a later update deletes what it had replaced', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: { Name: 'a1', Value: 'x' } }));
    cloud.call('cloudformation', 'UpdateStack', {
      StackName: 'demo',
      TemplateBody: templateOf({
        A: { Name: 'a2', Value: 'x' },
        B: { Value: 'fail create', DependsOn: 'A' },
      }),
      DisableRollback: true,
    });
    cloud.settle();
    expect(statusOf(cloud)).toBe('UPDATE_FAILED');
    expect(cloud.state.keys(things)).toEqual(['a1', 'a2']);
    update(cloud, templateOf({ A: { Name: 'a2', Value: 'x' }, B: 'fine' }));
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
    expect(cloud.state.keys(things)).not.toContain('a1');
    expect(cloud.state.keys(things)).toHaveLength(2);
  });
});

describe('rolling back a failed stack', () => {
  it('returns a failed update to the state before, and deletes everything of a failed create', () => {
    using cloud = cloudOfStacks();
    const rollBack = (StackName: string) => {
      cloud.call('cloudformation', 'RollbackStack', { StackName });
      cloud.settle();
    };
    create(cloud, templateOf({ A: { Name: 'a1', Value: 'x' } }));
    cloud.call('cloudformation', 'UpdateStack', {
      StackName: 'demo',
      TemplateBody: templateOf({
        A: { Name: 'a2', Value: 'x' },
        B: { Value: 'fail create', DependsOn: 'A' },
      }),
      DisableRollback: true,
    });
    cloud.settle();
    rollBack('demo');
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(cloud.state.keys(things)).toEqual(['a1']);

    create(cloud, templateOf({ C: 'x', D: { Value: 'fail create', DependsOn: 'C' } }), {
      name: 'other',
      DisableRollback: true,
    });
    rollBack('other');
    expect(statusOf(cloud, 'other')).toBe('ROLLBACK_COMPLETE');
    expect(cloud.state.keys(things)).toEqual(['a1']);
  });
});
