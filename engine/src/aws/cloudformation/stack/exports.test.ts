import { describe, expect, it } from 'vitest';
import { things } from '../testing/scripted-parameter.ts';
import { cloudOfStacks, create, eventsOf, remove, templateOf, update } from '../testing/stacks.ts';

describe('an exported output', () => {
  const exporting = (Value: string) =>
    templateOf({ A: 'x' }, { Outputs: { O: { Value, Export: { Name: 'shared' } } } });
  const importing = templateOf({ A: { Value: { 'Fn::ImportValue': 'shared' } } });

  it('can be imported by other stacks, and can neither change nor be deleted while it is', () => {
    using cloud = cloudOfStacks();
    create(cloud, exporting('one'));
    create(cloud, importing, { name: 'user' });
    expect(cloud.state.all(things)).toContainEqual({ value: 'one' });
    expect(cloud.call('cloudformation', 'ListImports', { ExportName: 'shared' }).Imports).toEqual(['user']);
    expect(() => remove(cloud)).toThrow('Export shared cannot be deleted as it is in use by user');
    update(cloud, exporting('two'));
    expect(eventsOf(cloud)).toContain(
      'demo UPDATE_ROLLBACK_IN_PROGRESS (Export shared cannot be updated as it is in use by user)',
    );
    remove(cloud, 'user');
    remove(cloud);
    expect(cloud.call('cloudformation', 'ListExports', {}).Exports).toEqual([]);
  });

  it('must not have the name of another stack’s export', () => {
    using cloud = cloudOfStacks();
    create(cloud, exporting('one'));
    create(cloud, exporting('two'), { name: 'other' });
    expect(eventsOf(cloud, 'other')).toContain(
      'other ROLLBACK_IN_PROGRESS (Export with name shared is already exported by stack demo. Rollback requested by user.)',
    );
  });
});
