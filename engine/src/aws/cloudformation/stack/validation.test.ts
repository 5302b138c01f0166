// What a template's properties must satisfy before the first resource is begun: in stacks, in change sets and in events.
import type { CreateChangeSetInput } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { cloudOfStacks, create, eventsOf, statusOf, templateOf, update } from '../testing/stacks.ts';

const ofType = (Type: string, Properties: object) => ({ Type, Properties });
const targetGroup = (properties: object) => ofType('AWS::ElasticLoadBalancingV2::TargetGroup', properties);

describe('a stack with a property that its schema does not allow', () => {
  it('creates nothing, and says which resource and which keyword', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'x', Group: targetGroup({ TargetType: 'nope', Port: 70_000 }) }));
    expect(eventsOf(cloud)).toEqual([
      'demo CREATE_IN_PROGRESS (User Initiated)',
      'Group CREATE_FAILED (Properties validation failed for resource Group with message: [#/Port: failed validation ' +
        'constraint for keyword [maximum], #/TargetType: failed validation constraint for keyword [enum]])',
      'demo ROLLBACK_IN_PROGRESS (Validation failed for following resources: [Group]. Rollback requested by user.)',
      'Group DELETE_COMPLETE',
      'demo ROLLBACK_COMPLETE',
    ]);
  });

  it.each([
    ['AWS::ECS::Service', { SchedulingStrategy: 'NOPE' }, '#/SchedulingStrategy: failed'],
    ['AWS::ECR::Repository', { ImageTagMutability: 'NOPE' }, '#/ImageTagMutability: failed'],
    ['AWS::ECR::Repository', { RepositoryName: 'Capital' }, '#/RepositoryName: failed'],
    [
      'AWS::ECR::Repository',
      { LifecyclePolicy: { LifecyclePolicyText: '[]' } },
      '#/LifecyclePolicy/LifecyclePolicyText: expected minLength: 100, actual: 2',
    ],
    ['AWS::Logs::LogGroup', { RetentionInDays: 2 }, '#/RetentionInDays: failed'],
    ['AWS::Logs::LogGroup', { RetentionInDays: '2' }, '#/RetentionInDays: failed'],
    ['AWS::SSM::Parameter', { Type: 'String' }, 'The property {/Value} is required'],
    ['AWS::SSM::Parameter', { Type: 'String', Value: 'x', Foo: 1 }, 'unsupported properties in {/}: [Foo]'],
    [
      'AWS::S3::Bucket',
      { VersioningConfiguration: { Status: 'On' } },
      '#/VersioningConfiguration/Status: failed',
    ],
  ])('%s %j fails', (type, properties, reason) => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'x', Bad: ofType(type, properties) }));
    expect(eventsOf(cloud)[1]).toContain(reason);
    expect(eventsOf(cloud).filter((event) => event.startsWith('A '))).toEqual([]);
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
  });

  it('fails as well when the value comes from a parameter', () => {
    using cloud = cloudOfStacks();
    const template = templateOf(
      { Group: targetGroup({ TargetType: { Ref: 'Kind' } }) },
      { Parameters: { Kind: { Type: 'String' } } },
    );
    create(cloud, template, { parameters: { Kind: 'nope' } });
    expect(eventsOf(cloud).join()).toContain('#/TargetType: failed validation constraint for keyword [enum]');
  });

  it('fails at its turn when another resource decides the value', () => {
    using cloud = cloudOfStacks();
    create(
      cloud,
      templateOf({ A: 'x', Group: targetGroup({ TargetType: { 'Fn::GetAtt': ['A', 'Value'] } }) }),
    );
    expect(eventsOf(cloud)).toContain(
      'Group CREATE_FAILED (Properties validation failed for resource Group with message:\n#/TargetType: failed ' +
        'validation constraint for keyword [enum])',
    );
    expect(eventsOf(cloud)).toContain('A CREATE_COMPLETE');
  });

  it('is not looked at where a condition leaves the resource out', () => {
    using cloud = cloudOfStacks();
    const left = { ...targetGroup({ TargetType: 'nope' }), Condition: 'Never' };
    create(
      cloud,
      templateOf({ A: 'x', Group: left }, { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } }),
    );
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
  });

  it('leaves an updated stack as it was', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'x' }));
    update(cloud, templateOf({ A: { Value: 'y', Tier: 'Nope' }, B: 'new' }));
    expect(eventsOf(cloud).slice(5)).toEqual([
      'demo UPDATE_IN_PROGRESS (User Initiated)',
      'A UPDATE_FAILED (Properties validation failed for resource A with message: [#/Tier: failed validation ' +
        'constraint for keyword [enum]])',
      'demo UPDATE_ROLLBACK_IN_PROGRESS (Validation failed for following resources: [A].)',
      'A UPDATE_COMPLETE',
      'demo UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'demo UPDATE_ROLLBACK_COMPLETE',
    ]);
  });

  it('is validated at its turn only, where the caller says so', () => {
    using cloud = cloudOfStacks();
    const body = templateOf({ A: 'x', Group: { ...targetGroup({ TargetType: 'nope' }), DependsOn: 'A' } });
    create(cloud, body, { DisableValidation: true });
    expect(eventsOf(cloud)).toContain('A CREATE_COMPLETE');
    expect(eventsOf(cloud).join()).toContain('Properties validation failed for resource Group');
  });
});

describe('a change set with such a property', () => {
  const change = (cloud: Rehearsal, rest: Partial<CreateChangeSetInput> = {}) => {
    cloud.call('cloudformation', 'CreateChangeSet', {
      StackName: 'demo',
      ChangeSetName: 'next',
      ChangeSetType: 'CREATE',
      TemplateBody: templateOf({
        A: 'x',
        Group: targetGroup({ TargetType: 'nope' }),
        Bad: ofType('AWS::IAM::Policy', { PolicyName: 'p', Foo: 1 }),
      }),
      Capabilities: ['CAPABILITY_IAM'],
      ...rest,
    });
    return cloud.call('cloudformation', 'DescribeChangeSet', { StackName: 'demo', ChangeSetName: 'next' });
  };

  it('has failed, and cannot be executed', () => {
    using cloud = cloudOfStacks();
    expect(change(cloud)).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason:
        'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early ' +
        'Validation errors, use the DescribeEvents API for detailed failure information.',
    });
    expect(() =>
      cloud.call('cloudformation', 'ExecuteChangeSet', { StackName: 'demo', ChangeSetName: 'next' }),
    ).toThrow(/cannot be executed in its current status of \[FAILED\]/);
  });

  it('has an event for each thing that is wrong, with its path', () => {
    using cloud = cloudOfStacks();
    const { ChangeSetId } = change(cloud);
    const { OperationEvents = [] } = cloud.call('cloudformation', 'DescribeEvents', {
      ChangeSetName: ChangeSetId,
      Filters: { FailedEvents: true },
    });
    const errors = OperationEvents.filter(({ EventType }) => EventType === 'VALIDATION_ERROR');
    expect(errors.map((each) => [each.ValidationPath, each.ValidationStatusReason])).toEqual([
      [
        '/Resources/Group/Properties/TargetType',
        '#/TargetType: failed validation constraint for keyword [enum]',
      ],
      ['/Resources/Bad/Properties', 'Required property [PolicyDocument] not found'],
      ['/Resources/Bad/Properties', '#: extraneous key [Foo] is not permitted'],
    ]);
    expect(errors[0]).toMatchObject({
      LogicalResourceId: 'Group',
      OperationType: 'CREATE_CHANGESET',
      ValidationName: 'PROPERTY_VALIDATION',
      ValidationStatus: 'FAILED',
      ValidationFailureMode: 'FAIL',
    });
    expect(OperationEvents[0]).toMatchObject({ EventType: 'STACK_EVENT', OperationStatus: 'FAILED' });
  });

  it('is complete where the caller disables the validation', () => {
    using cloud = cloudOfStacks();
    const body = templateOf({ Group: targetGroup({ TargetType: 'nope' }) });
    expect(change(cloud, { TemplateBody: body, DisableValidation: true }).Status).toBe('CREATE_COMPLETE');
  });
});

describe('DescribeEvents', () => {
  it('lists what a stack went through, newest first, with the operation and what kind of event it is', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'x', Group: targetGroup({ TargetType: 'nope' }) }));
    const { OperationEvents = [] } = cloud.call('cloudformation', 'DescribeEvents', { StackName: 'demo' });
    expect(OperationEvents.at(-1)).toMatchObject({ EventType: 'STACK_EVENT', OperationType: 'CREATE_STACK' });
    const [error] = OperationEvents.filter(({ EventType }) => EventType === 'VALIDATION_ERROR');
    expect(error).toMatchObject({ LogicalResourceId: 'Group', DetailedStatus: 'VALIDATION_FAILED' });
    const byOperation = cloud.call('cloudformation', 'DescribeEvents', { OperationId: error!.OperationId });
    expect(byOperation.OperationEvents).toHaveLength(OperationEvents.length);
  });

  it('wants to know whose events', () => {
    using cloud = cloudOfStacks();
    expect(() => cloud.call('cloudformation', 'DescribeEvents', { ChangeSetName: 'next' })).toThrow(
      'One of ChangeSetName, OperationId or StackName must be specified',
    );
  });
});
