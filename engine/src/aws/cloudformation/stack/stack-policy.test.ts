// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
import { describe, expect, it } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { cloudOfStacks, create, eventsOf, statusOf, templateOf } from '../testing/stacks.ts';
import { templateStore } from '../testing/template-store.ts';

const everything = { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' };
const policyOf = (...Statement: object[]) => JSON.stringify({ Statement });
const denying = (Action: unknown, Resource: unknown = 'LogicalResourceId/A', more: object = {}) =>
  policyOf({ Effect: 'Deny', Action, Principal: '*', Resource, ...more }, everything);

const setPolicy = (cloud: Rehearsal, StackPolicyBody: string) =>
  cloud.call('cloudformation', 'SetStackPolicy', { StackName: 'demo', StackPolicyBody });
const policyIn = (cloud: Rehearsal) =>
  cloud.call('cloudformation', 'GetStackPolicy', { StackName: 'demo' }).StackPolicyBody;
function change(cloud: Rehearsal, TemplateBody: string, more: object = {}): void {
  cloud.call('cloudformation', 'UpdateStack', { StackName: 'demo', TemplateBody, ...more });
  cloud.settle();
}
const both = templateOf({ A: { Name: 'a', Value: 'x' }, B: { Name: 'b', Value: 'x' } });
const modified = templateOf({ A: { Name: 'a', Value: 'y' }, B: { Name: 'b', Value: 'y' } });
const renamed = templateOf({ A: { Name: 'a2', Value: 'x' }, B: { Name: 'b', Value: 'x' } });
const without = templateOf({ B: { Name: 'b', Value: 'x' } });

describe('a policy', () => {
  it('is set with a new stack, replaced, and taken back with an empty one', () => {
    using cloud = cloudOfStacks();
    create(cloud, both);
    expect(policyIn(cloud)).toBeUndefined();
    setPolicy(cloud, denying('Update:Modify'));
    expect(policyIn(cloud)).toBe(denying('Update:Modify'));
    setPolicy(cloud, '{}');
    expect(policyIn(cloud)).toBe('{}');
    change(cloud, modified);
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
    create(cloud, templateOf({ It: 'x' }), { name: 'other', StackPolicyBody: policyOf(everything) });
    expect(cloud.call('cloudformation', 'GetStackPolicy', { StackName: 'other' })).toEqual({
      StackPolicyBody: policyOf(everything),
    });
  });

  it('is read from S3, and an object that is not there is named', () => {
    const store = templateStore();
    using cloud = cloudOfStacks(undefined, { services: [store.service] });
    store.put('policy.json', denying('Update:Modify'));
    store.put('bad.json', '{"Statement": [{"Effect": "Allow"}]}');
    const url = (key: string) => `https://s3.amazonaws.com/bucket/${key}`;
    const set = (key: string) =>
      cloud.call('cloudformation', 'SetStackPolicy', { StackName: 'demo', StackPolicyURL: url(key) });
    create(cloud, both);
    set('policy.json');
    expect(policyIn(cloud)).toBe(denying('Update:Modify'));
    expect(() => set('bad.json')).toThrow('Error validating stack policy: Invalid stack policy');
    expect(() => set('nope.json')).toThrow(/^S3 error: /);
  });

  it.each([
    ['text', 'nope'],
    ['a list', '[]'],
    ['another action', denying('Delete:*')],
    ['an action of IAM', denying(['Update:Modify', 's3:GetObject'])],
    ['a principal', policyOf({ ...everything, Principal: 'me' })],
    ['a principal by kind', policyOf({ ...everything, Principal: { AWS: '*' } })],
    ['no principal', policyOf({ Effect: 'Allow', Action: 'Update:*', Resource: '*' })],
    ['another effect', policyOf({ ...everything, Effect: 'Perhaps' })],
    ['another condition', denying('Update:*', '*', { Condition: { Bool: { ResourceType: 'x' } } })],
    ['another key', denying('Update:*', '*', { Condition: { StringEquals: { Name: 'x' } } })],
  ])('of %s is refused', (_what, StackPolicyBody) => {
    using cloud = cloudOfStacks();
    create(cloud, both);
    const refused = expect.objectContaining({
      code: 'ValidationError',
      message: 'Error validating stack policy: Invalid stack policy',
    });
    expect(() => setPolicy(cloud, StackPolicyBody)).toThrow(refused);
    expect(() => create(cloud, both, { name: 'second', StackPolicyBody })).toThrow(refused);
    expect(() => change(cloud, modified, { StackPolicyDuringUpdateBody: StackPolicyBody })).toThrow(refused);
  });

  it('needs a stack, and a text or an address of it', () => {
    using cloud = cloudOfStacks();
    const call = (name: 'GetStackPolicy' | 'SetStackPolicy', more: object = {}) =>
      cloud.call('cloudformation', name, { StackName: 'demo', ...more });
    expect(() => call('GetStackPolicy')).toThrow('Stack with id demo does not exist');
    expect(() => call('SetStackPolicy', { StackPolicyBody: '{}' })).toThrow('demo does not exist');
    create(cloud, both);
    expect(() => call('SetStackPolicy', { StackPolicyBody: '{}', StackPolicyURL: 'https://a.b/c' })).toThrow(
      'You cannot specify both StackPolicyURL and StackPolicyBody',
    );
  });
});

describe('an update', () => {
  const denied = (actions: string, resource = 'LogicalResourceId/A') =>
    `A UPDATE_FAILED (Action denied by stack policy: Statement [#1] does not allow [${actions}] for resource [${resource}];)`;
  it.each([
    ['modifies', modified, denying('Update:Modify'), denied('Update:Modify')],
    ['modifies, by all', modified, denying('Update:*', '*'), denied('Update:*', '*')],
    ['replaces', renamed, denying('Update:Replace'), denied('Update:Replace')],
    [
      'replaces, by a list',
      renamed,
      denying(['Update:Replace', 'Update:Delete']),
      denied('Update:Replace, Update:Delete'),
    ],
    ['deletes', without, denying('Update:Delete'), denied('Update:Delete')],
    [
      'modifies, by the beginning of the id',
      modified,
      denying('Update:Modify', 'LogicalResourceId/A*'),
      denied('Update:Modify', 'LogicalResourceId/A*'),
    ],
    [
      'modifies, by the type',
      modified,
      denying('Update:Modify', '*', {
        Condition: { StringLike: { ResourceType: ['AWS::S3::*', 'AWS::SSM::*'] } },
      }),
      denied('Update:Modify', '*'),
    ],
    [
      'is not what NotAction excepts',
      renamed,
      policyOf(
        { Effect: 'Deny', NotAction: 'Update:Modify', Principal: '*', Resource: 'LogicalResourceId/A' },
        everything,
      ),
      denied('Update:Modify'),
    ],
    [
      'is of what no statement allows',
      modified,
      policyOf({ ...everything, NotResource: 'LogicalResourceId/A', Resource: undefined }),
      'A UPDATE_FAILED (Action not allowed by stack policy)',
    ],
    [
      'is allowed after it is denied',
      modified,
      policyOf(everything, { ...everything, Effect: 'Deny', Resource: 'LogicalResourceId/A' }),
      denied('Update:*').replace('#1', '#2'),
    ],
  ])('that %s fails with the reason, and is rolled back', (_what, template, policy, event) => {
    using cloud = cloudOfStacks();
    create(cloud, both);
    setPolicy(cloud, policy);
    change(cloud, template);
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(eventsOf(cloud)).toContain(event);
    expect(eventsOf(cloud).join('\n')).toMatch(
      /^demo UPDATE_ROLLBACK_IN_PROGRESS \(The following resource\(s\) failed to update: \[A[^\]]*\]. \)$/m,
    );
    const { StackResources = [] } = cloud.call('cloudformation', 'DescribeStackResources', {
      StackName: 'demo',
    });
    expect(StackResources.map(({ PhysicalResourceId }) => PhysicalResourceId)).toEqual(['a', 'b']);
    setPolicy(cloud, '{}');
    change(cloud, template);
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
  });

  it.each([
    ['adds a resource', templateOf({ A: { Name: 'a', Value: 'x' }, B: { Name: 'b', Value: 'x' }, C: 'x' })],
    [
      'changes what is not protected',
      templateOf({ A: { Name: 'a', Value: 'x' }, B: { Name: 'b', Value: 'y' } }),
    ],
    ['deletes what is not protected', templateOf({ A: { Name: 'a', Value: 'x' } })],
  ])('that %s is let through', (_what, template) => {
    using cloud = cloudOfStacks();
    create(cloud, both);
    setPolicy(cloud, denying('Update:*'));
    change(cloud, template);
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
  });

  it('has a policy of its own, which is shown as long as it is under way', () => {
    using cloud = cloudOfStacks();
    create(cloud, both);
    setPolicy(cloud, denying('Update:*'));
    const own = policyOf(everything);
    const slow = templateOf({ A: { Name: 'a', Value: 'slow 100' }, B: { Name: 'b', Value: 'x' } });
    cloud.call('cloudformation', 'UpdateStack', {
      StackName: 'demo',
      TemplateBody: slow,
      StackPolicyDuringUpdateBody: own,
    });
    cloud.advance(10);
    expect(policyIn(cloud)).toBe(own);
    cloud.advance(200);
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
    expect(policyIn(cloud)).toBe(denying('Update:*'));
  });

  it('sets a policy for those that follow it, if it succeeds', () => {
    using cloud = cloudOfStacks();
    create(cloud, both);
    change(cloud, modified, { StackPolicyBody: denying('Update:*') });
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
    expect(policyIn(cloud)).toBe(denying('Update:*'));
    change(cloud, both, { StackPolicyBody: '{}' });
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(policyIn(cloud)).toBe(denying('Update:*'));
  });

  it('by a change set obeys the policy, too', () => {
    using cloud = cloudOfStacks();
    create(cloud, both);
    setPolicy(cloud, denying('Update:Modify'));
    const change = { StackName: 'demo', ChangeSetName: 'c' };
    cloud.call('cloudformation', 'CreateChangeSet', { ...change, TemplateBody: modified });
    cloud.call('cloudformation', 'ExecuteChangeSet', change);
    cloud.settle();
    expect(eventsOf(cloud)).toContain(denied('Update:Modify'));
  });
});
