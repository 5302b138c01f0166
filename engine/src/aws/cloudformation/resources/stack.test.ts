import { describe, expect, it } from 'vitest';
import { listed } from '../../../contracts/listed-type.ts';
import { rehearse } from '../../../testing/rehearsal.ts';
import { cloudFormation } from '../index.ts';
import { scriptedParameter, things } from '../testing/scripted-parameter.ts';
import { create, eventsOf, remove, statusOf, templateOf, update } from '../testing/stacks.ts';
import { nested, templateStore } from '../testing/template-store.ts';

function family(templates: Record<string, string>) {
  const store = templateStore();
  for (const [key, body] of Object.entries(templates)) store.put(key, body);
  const cloud = rehearse({ services: [cloudFormation([listed(scriptedParameter)]), store.service] });
  return Object.assign(cloud, { put: store.put });
}

const child = (cloud: ReturnType<typeof family>, logicalId: string) =>
  cloud.call('cloudformation', 'DescribeStackResource', { StackName: 'demo', LogicalResourceId: logicalId })
    .StackResourceDetail!.PhysicalResourceId!;

const withValue = {
  Parameters: { V: { Type: 'String', Default: 'x' } },
  Outputs: { Out: { Value: { Ref: 'V' } } },
};
const parameterised = templateOf({ P: { Value: { Ref: 'V' } } }, withValue);

describe('a nested stack', () => {
  it('is created with its parameters, has outputs, and is deleted with its parent', () => {
    using cloud = family({ 'child.json': parameterised });
    create(
      cloud,
      templateOf({
        Child: nested('child.json', { Parameters: { V: 'hello' } }),
        After: { Value: { 'Fn::GetAtt': ['Child', 'Outputs.Out'] } },
      }),
    );
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    expect(cloud.state.all(things)).toEqual([{ value: 'hello' }, { value: 'hello' }]);
    const id = child(cloud, 'Child');
    expect(id).toMatch(/stack\/demo-Child-[A-Z0-9]{12}\//);
    expect(cloud.call('cloudformation', 'DescribeStacks', { StackName: id }).Stacks?.[0]).toMatchObject({
      ParentId: expect.stringContaining('stack/demo/'),
      RootId: expect.stringContaining('stack/demo/'),
    });
    remove(cloud);
    expect(statusOf(cloud, id)).toBe('DELETE_COMPLETE');
    expect(cloud.state.keys(things)).toEqual([]);
  });

  it('has a change set of its own within that of its parent, where that is asked for', () => {
    using cloud = family({ 'child.json': parameterised });
    const parent = (V: string) => templateOf({ Child: nested('child.json', { Parameters: { V } }) });
    create(cloud, parent('hello'));
    const of = { StackName: 'demo', ChangeSetName: 'next' };
    cloud.call('cloudformation', 'CreateChangeSet', {
      ...of,
      TemplateBody: parent('bye'),
      IncludeNestedStacks: true,
    });
    const root = cloud.call('cloudformation', 'DescribeChangeSet', of);
    const { ChangeSetId } = root.Changes![0]!.ResourceChange!;
    const inner = cloud.call('cloudformation', 'DescribeChangeSet', { ChangeSetName: ChangeSetId });
    expect(inner).toMatchObject({
      StackId: child(cloud, 'Child'),
      ParentChangeSetId: root.ChangeSetId,
      RootChangeSetId: root.ChangeSetId,
      Changes: [{ ResourceChange: { Action: 'Modify', LogicalResourceId: 'P' } }],
    });
    for (const operation of ['ExecuteChangeSet', 'DeleteChangeSet'] as const)
      expect(() => cloud.call('cloudformation', operation, { ChangeSetName: ChangeSetId })).toThrow(
        'is nested',
      );
    cloud.call('cloudformation', 'ExecuteChangeSet', of);
    cloud.settle();
    expect(cloud.state.all(things)).toEqual([{ value: 'bye' }]);
    expect(() => cloud.call('cloudformation', 'DescribeChangeSet', { ChangeSetName: ChangeSetId })).toThrow(
      'does not exist',
    );
  });

  it('is protected by its root stack and has no termination protection of its own', () => {
    using cloud = family({ 'child.json': templateOf({ P: 'x' }) });
    create(cloud, templateOf({ Child: nested('child.json') }), { EnableTerminationProtection: true });
    const id = child(cloud, 'Child');
    expect(() =>
      cloud.call('cloudformation', 'UpdateTerminationProtection', {
        StackName: id,
        EnableTerminationProtection: false,
      }),
    ).toThrow('Termination protection cannot be updated on a nested stack.');
    expect(() => remove(cloud, id)).toThrow('cannot be deleted while TerminationProtection is enabled');
  });

  it('that fails makes its parent fail with the reason', () => {
    using cloud = family({ 'child.json': templateOf({ P: 'fail create' }) });
    create(cloud, templateOf({ Child: nested('child.json') }));
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
    expect(eventsOf(cloud).find((line) => line.startsWith('Child CREATE_FAILED'))).toMatch(
      /\(Embedded stack arn:\S+ was not successfully created: The following resource\(s\) failed to create: \[P\]\. \)$/,
    );
  });

  it('whose template does not exist fails with S3’s reason', () => {
    using cloud = family({});
    create(cloud, templateOf({ Child: nested('missing.json') }));
    expect(eventsOf(cloud)).toContain('Child CREATE_FAILED (S3 error: The specified key does not exist.)');
  });

  it('is always updated, since its template may have changed behind the same URL', () => {
    using cloud = family({ 'child.json': templateOf({ P: 'one' }) });
    const root = templateOf({ Child: nested('child.json') });
    create(cloud, root);
    cloud.put('child.json', templateOf({ P: 'two' }));
    update(cloud, root);
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
    expect(cloud.state.all(things)).toEqual([{ value: 'two' }]);
    update(cloud, root);
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
  });

  it('cleans up only once its parent has been updated', () => {
    using cloud = family({ 'child.json': templateOf({ P: { Name: 'p1', Value: 'x' } }) });
    const root = (value: string) =>
      templateOf({ Child: nested('child.json'), Slow: { Value: value, DependsOn: 'Child' } });
    create(cloud, root('x'));
    const id = child(cloud, 'Child');
    cloud.put('child.json', templateOf({ P: { Name: 'p2', Value: 'x' } }));
    update(cloud, root('slow 1000'));
    expect(statusOf(cloud, id)).toBe('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    expect(cloud.state.keys(things)).toEqual(expect.arrayContaining(['p1', 'p2']));
    cloud.advance(1000);
    expect([statusOf(cloud), statusOf(cloud, id)]).toEqual(['UPDATE_COMPLETE', 'UPDATE_COMPLETE']);
    expect(cloud.state.keys(things)).not.toContain('p1');
  });

  it('that has been updated is rolled back with its parent to its own previous template', () => {
    using cloud = family({ 'child.json': templateOf({ P: { Name: 'p1', Value: 'one' } }) });
    const root = (value: string) =>
      templateOf({ Child: nested('child.json'), Last: { Value: value, DependsOn: 'Child' } });
    create(cloud, root('x'));
    const id = child(cloud, 'Child');
    cloud.put('child.json', templateOf({ P: { Name: 'p2', Value: 'two' } }));
    update(cloud, root('fail update'));
    expect([statusOf(cloud), statusOf(cloud, id)]).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(cloud.state.get(things, 'p1')).toEqual({ value: 'one' });
    expect(cloud.state.get(things, 'p2')).toBeUndefined();
    expect(cloud.call('cloudformation', 'GetTemplate', { StackName: id }).TemplateBody).toContain('p1');
  });

  it('whose update fails rolls everything back', () => {
    using cloud = family({ 'child.json': templateOf({ P: 'one' }) });
    const root = templateOf({ Child: nested('child.json') });
    create(cloud, root);
    const id = child(cloud, 'Child');
    cloud.put('child.json', templateOf({ P: 'two', Bad: { Value: 'fail create', DependsOn: 'P' } }));
    update(cloud, root);
    expect([statusOf(cloud), statusOf(cloud, id)]).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(cloud.state.all(things)).toEqual([{ value: 'one' }]);
    expect(eventsOf(cloud).find((line) => line.startsWith('Child UPDATE_FAILED'))).toMatch(
      /was not successfully updated\. Currently in UPDATE_ROLLBACK_\w+ with reason: The following resource\(s\) failed to create: \[Bad\]\. \)$/,
    );
  });

  it('that is cancelled during its update is rolled back', () => {
    using cloud = family({ 'child.json': templateOf({ P: 'one' }) });
    const root = (value: string) => templateOf({ Child: nested('child.json'), Other: value });
    create(cloud, root('x'));
    const id = child(cloud, 'Child');
    cloud.put('child.json', templateOf({ P: 'slow 9000' }));
    update(cloud, root('fail update'));
    cloud.advance(1000);
    expect([statusOf(cloud), statusOf(cloud, id)]).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(cloud.state.all(things)).toContainEqual({ value: 'one' });
  });

  it('ends the same way when the engine crashes again and again meanwhile', () => {
    const lives = [false, true].map((dies) => {
      using cloud = family({ 'child.json': templateOf({ P: 'slow 300', Q: { Value: { Ref: 'P' } } }) });
      const settle = () => {
        for (let step = 0; step < 60; step++) {
          cloud.advance(50);
          if (dies) cloud.restart();
        }
      };
      const root = (value: string) =>
        templateOf({ Child: nested('child.json'), Last: { Value: value, DependsOn: 'Child' } });
      create(cloud, root('slow 200'));
      settle();
      cloud.put(
        'child.json',
        templateOf({ P: { Name: 'p2', Value: 'slow 400' }, Q: { Value: { Ref: 'P' } } }),
      );
      update(cloud, root('slow 100'));
      settle();
      cloud.put('child.json', templateOf({ P: { Name: 'p3', Value: 'slow 400' } }));
      update(cloud, root('fail update'));
      settle();
      return eventsOf(cloud).map((line) => line.replaceAll(/[0-9A-Z]{12}|[0-9a-f-]{36}/g, '…'));
    });
    expect(lives[1]).toEqual(lives[0]);
    expect(lives[0]?.at(-1)).toBe('demo UPDATE_ROLLBACK_COMPLETE');
  });

  it('is cleaned up and rolled back on the second level, too', () => {
    const middle = templateOf({ Inner: nested('inner.json') }, { Outputs: { O: { Value: 'x' } } });
    using cloud = family({
      'middle.json': middle,
      'inner.json': templateOf({ P: { Name: 'p1', Value: 'x' } }),
    });
    const root = (value: string) =>
      templateOf({ Middle: nested('middle.json'), Last: { Value: value, DependsOn: 'Middle' } });
    create(cloud, root('x'));
    cloud.put('inner.json', templateOf({ P: { Name: 'p2', Value: 'x' } }));
    update(cloud, root('y'));
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
    expect(cloud.state.get(things, 'p1')).toBeUndefined();
    cloud.put('inner.json', templateOf({ P: { Name: 'p3', Value: 'x' } }));
    update(cloud, root('fail update'));
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(cloud.state.get(things, 'p2')).toBeDefined();
    expect(cloud.state.get(things, 'p3')).toBeUndefined();
    expect(cloud.log).toEqual([]);
  });
});
