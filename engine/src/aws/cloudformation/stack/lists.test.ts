import { describe, expect, it } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { cloudOfStacks, create, remove, templateOf, update } from '../testing/stacks.ts';

const body = templateOf({ A: 'x' });

/** Creates stacks `s000`, `s001` …, a second apart. */
function createMany(cloud: Rehearsal, count: number): void {
  for (let index = 0; index < count; index++) {
    create(cloud, body, { name: `s${String(index).padStart(3, '0')}` });
    cloud.advance(1000);
  }
}

describe('ListStacks', () => {
  it('lists every stack, newest first, deleted ones too, and filters by status', () => {
    using cloud = cloudOfStacks();
    createMany(cloud, 2);
    create(cloud, templateOf({ A: 'fail create' }), { name: 'failed' });
    remove(cloud, 's000');
    const list = (input: object) =>
      cloud
        .call('cloudformation', 'ListStacks', input)
        .StackSummaries?.map(({ StackName, StackStatus }) => `${StackName} ${StackStatus}`);
    expect(list({})).toEqual(['failed ROLLBACK_COMPLETE', 's001 CREATE_COMPLETE', 's000 DELETE_COMPLETE']);
    expect(list({ StackStatusFilter: ['DELETE_COMPLETE', 'ROLLBACK_COMPLETE'] })).toEqual([
      'failed ROLLBACK_COMPLETE',
      's000 DELETE_COMPLETE',
    ]);
  });

  it('pages by creation, so that a newer stack does not shift the next page', () => {
    using cloud = cloudOfStacks();
    createMany(cloud, 102);
    const first = cloud.call('cloudformation', 'ListStacks', {});
    expect(first.StackSummaries).toHaveLength(100);
    create(cloud, body, { name: 'newest' });
    const second = cloud.call('cloudformation', 'ListStacks', { NextToken: first.NextToken });
    expect(second.StackSummaries?.map(({ StackName }) => StackName)).toEqual(['s001', 's000']);
    expect(second.NextToken).toBeUndefined();
    expect(() => cloud.call('cloudformation', 'ListStacks', { NextToken: 'bad' })).toThrow(
      'Invalid NextToken',
    );
  });
});

describe('DescribeStacks', () => {
  it('pages through the stacks that are not deleted', () => {
    using cloud = cloudOfStacks();
    createMany(cloud, 101);
    const first = cloud.call('cloudformation', 'DescribeStacks', {});
    const gone = first.Stacks![0]!.StackName!;
    remove(cloud, gone);
    const second = cloud.call('cloudformation', 'DescribeStacks', { NextToken: first.NextToken });
    const names = [...first.Stacks!, ...second.Stacks!].map(({ StackName }) => StackName);
    expect(new Set(names).size).toBe(101);
    const left = cloud.call('cloudformation', 'DescribeStacks', {});
    expect(left.Stacks).toHaveLength(100);
    expect(left.Stacks?.map(({ StackName }) => StackName)).not.toContain(gone);
    expect(left.NextToken).toBeUndefined();
  });
});

describe('DescribeStackEvents', () => {
  it('pages from the newest event back, unmoved by events that come meanwhile', () => {
    using cloud = cloudOfStacks();
    const many = (value: string) =>
      templateOf(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`R${index}`, value])));
    create(cloud, many('x'));
    const page = (NextToken?: string) =>
      cloud.call('cloudformation', 'DescribeStackEvents', { StackName: 'demo', NextToken });
    const first = page();
    expect(first.StackEvents).toHaveLength(100);
    expect(first.StackEvents?.[0]).toMatchObject({
      LogicalResourceId: 'demo',
      ResourceStatus: 'CREATE_COMPLETE',
    });
    update(cloud, many('y'));
    const second = page(first.NextToken);
    // Three events for each resource and two for the stack.
    expect(second.StackEvents).toHaveLength(22);
    expect(second.StackEvents?.at(-1)).toMatchObject({
      LogicalResourceId: 'demo',
      ResourceStatus: 'CREATE_IN_PROGRESS',
      ResourceStatusReason: 'User Initiated',
    });
    expect(() => page('bad')).toThrow('Invalid NextToken');
    expect(() => cloud.call('cloudformation', 'DescribeStackEvents', { StackName: 'none' })).toThrow(
      'Stack [none] does not exist',
    );
  });
});

describe('ListImports', () => {
  it('fails for an export that no stack imports', () => {
    using cloud = cloudOfStacks();
    expect(() => cloud.call('cloudformation', 'ListImports', { ExportName: 'shared' })).toThrow(
      "Export 'shared' is not imported by any stack.",
    );
  });
});

describe('DescribeAccountLimits', () => {
  it('tells the quotas', () => {
    using cloud = cloudOfStacks();
    expect(cloud.call('cloudformation', 'DescribeAccountLimits', {}).AccountLimits).toEqual([
      { Name: 'ConcurrentResourcesLimit', Value: 2500 },
      { Name: 'StackLimit', Value: 2000 },
      { Name: 'StackOutputsLimit', Value: 200 },
    ]);
  });
});

describe('ListTypes', () => {
  it("lists AWS's public resource types in pages, and none that an account registered", () => {
    using cloud = cloudOfStacks();
    const list = (input: object) => cloud.call('cloudformation', 'ListTypes', input);
    const first = list({ Visibility: 'PUBLIC', Filters: { TypeNamePrefix: 'AWS::SNS' }, MaxResults: 2 });
    expect(first.TypeSummaries).toMatchObject([
      {
        Type: 'RESOURCE',
        TypeName: 'AWS::SNS::Subscription',
        TypeArn: 'arn:aws:cloudformation:us-east-1::type/resource/AWS-SNS-Subscription',
      },
      { TypeName: 'AWS::SNS::Topic' },
    ]);
    const second = list({
      Visibility: 'PUBLIC',
      Filters: { TypeNamePrefix: 'AWS::SNS' },
      NextToken: first.NextToken,
    });
    expect(second.TypeSummaries?.[0]?.TypeName).toBe('AWS::SNS::TopicInlinePolicy');
    expect(list({}).TypeSummaries).toEqual([]);
    expect(list({ Visibility: 'PUBLIC', Type: 'MODULE' }).TypeSummaries).toEqual([]);
  });
});
