import { describe, expect, it } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { cloudOfStacks, create, templateOf, update } from '../testing/stacks.ts';

const list = (cloud: Rehearsal, NextToken?: string) =>
  cloud.call('cloudformation', 'ListStackResources', { StackName: 'demo', NextToken });

describe('ListStackResources', () => {
  it('summarises each resource with its state and the time of its last change', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: { Name: 'a', Value: 'x' }, B: 'fail create' }), {
      OnFailure: 'DO_NOTHING',
    });
    const at = cloud.clock.now();
    expect(list(cloud)).toEqual({
      StackResourceSummaries: [
        {
          LogicalResourceId: 'A',
          PhysicalResourceId: 'a',
          ResourceType: 'AWS::SSM::Parameter',
          ResourceStatus: 'CREATE_COMPLETE',
          LastUpdatedTimestamp: expect.any(Date),
          DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
        },
        {
          LogicalResourceId: 'B',
          ResourceType: 'AWS::SSM::Parameter',
          ResourceStatus: 'CREATE_FAILED',
          ResourceStatusReason: expect.stringContaining('as the script says'),
          LastUpdatedTimestamp: new Date(at),
          DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
        },
      ],
    });
  });

  it('pages by name, so that a resource removed between two pages hides no other', () => {
    using cloud = cloudOfStacks();
    const names = Array.from({ length: 105 }, (_, index) => `R${String(index).padStart(3, '0')}`);
    const bodyOf = (ids: readonly string[]) => templateOf(Object.fromEntries(ids.map((id) => [id, 'x'])));
    create(cloud, bodyOf(names));
    const first = list(cloud);
    expect(first.StackResourceSummaries).toHaveLength(100);
    update(cloud, bodyOf(names.slice(1)));
    const second = list(cloud, first.NextToken);
    expect(second.StackResourceSummaries?.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(
      names.slice(100),
    );
    expect(second.NextToken).toBeUndefined();
    expect(() => list(cloud, 'bad')).toThrow('Invalid NextToken');
  });

  it('needs a stack that exists', () => {
    using cloud = cloudOfStacks();
    expect(() => list(cloud)).toThrow('Stack with id demo does not exist');
  });
});

describe('DescribeStackResources', () => {
  it('finds a stack by its name or by the physical id of one of its resources', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: { Name: 'a', Value: 'x' }, B: { Name: 'b', Value: 'x' } }));
    const describeAll = (input: object) =>
      cloud
        .call('cloudformation', 'DescribeStackResources', input)
        .StackResources?.map(({ LogicalResourceId }) => LogicalResourceId);
    expect(describeAll({ StackName: 'demo' })).toEqual(['A', 'B']);
    expect(describeAll({ PhysicalResourceId: 'b' })).toEqual(['A', 'B']);
    expect(describeAll({ StackName: 'demo', LogicalResourceId: 'B' })).toEqual(['B']);
    expect(() => describeAll({ StackName: 'demo', LogicalResourceId: 'C' })).toThrow(
      'Resource C does not exist for stack demo',
    );
    expect(() => describeAll({ PhysicalResourceId: 'c' })).toThrow('Stack for c does not exist');
    expect(() => describeAll({})).toThrow('You must specify either StackName or PhysicalResourceId');
  });
});

describe('DescribeStackResource', () => {
  it('includes the metadata of the template', () => {
    using cloud = cloudOfStacks();
    const resource = {
      Type: 'AWS::SSM::Parameter',
      Metadata: { Owner: { Ref: 'AWS::StackName' } },
      Properties: { Type: 'String', Value: 'x' },
    };
    create(cloud, templateOf({ A: resource }));
    const describeOne = (StackName: string, LogicalResourceId: string) =>
      cloud.call('cloudformation', 'DescribeStackResource', { StackName, LogicalResourceId });
    expect(describeOne('demo', 'A').StackResourceDetail).toMatchObject({
      StackName: 'demo',
      ResourceStatus: 'CREATE_COMPLETE',
      Metadata: '{"Owner":"demo"}',
    });
    expect(() => describeOne('demo', 'B')).toThrow('Resource B does not exist for stack demo');
    expect(() => describeOne('none', 'A')).toThrow("Stack 'none' does not exist");
  });
});
