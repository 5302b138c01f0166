// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of Fn::Sub are plain texts.
import { describe, expect, it } from 'vitest';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';
import {
  cloudOfStacks,
  create,
  eventsOf,
  outputsOf,
  statusOf,
  templateOf,
  update,
} from '../testing/stacks.ts';

const change = (cloud: Rehearsal, TemplateBody: string, rest: object = {}) => {
  cloud.call('cloudformation', 'CreateChangeSet', {
    StackName: 'demo',
    ChangeSetName: 'next',
    TemplateBody,
    ...rest,
  });
  return cloud.call('cloudformation', 'DescribeChangeSet', { StackName: 'demo', ChangeSetName: 'next' });
};

const execute = (cloud: Rehearsal) => {
  cloud.call('cloudformation', 'ExecuteChangeSet', { StackName: 'demo', ChangeSetName: 'next' });
  cloud.settle();
};

describe('a change set', () => {
  it('creates a new stack when it is executed', () => {
    using cloud = cloudOfStacks();
    const described = change(cloud, templateOf({ A: 'x' }), { ChangeSetType: 'CREATE' });
    expect(statusOf(cloud)).toBe('REVIEW_IN_PROGRESS');
    expect(described).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' });
    expect(described.Changes).toEqual([
      {
        Type: 'Resource',
        ResourceChange: {
          Action: 'Add',
          LogicalResourceId: 'A',
          ResourceType: 'AWS::SSM::Parameter',
          Scope: [],
          Details: [],
        },
      },
    ]);
    execute(cloud);
    expect(eventsOf(cloud).slice(0, 2)).toEqual([
      'demo REVIEW_IN_PROGRESS (User Initiated)',
      'demo CREATE_IN_PROGRESS (User Initiated)',
    ]);
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    expect(() => change(cloud, templateOf({ A: 'y' }), { ChangeSetType: 'CREATE' })).toThrow(
      'Stack [demo] already exists and cannot be created again with the changeSet [next].',
    );
  });

  it('lists what is added, modified, replaced and removed, and what follows from a replacement', () => {
    using cloud = cloudOfStacks();
    const uses = { Value: { 'Fn::Sub': '${A}' } };
    create(cloud, templateOf({ A: { Name: 'a', Value: 'x' }, B: 'x', C: 'x', Uses: uses }));
    const { Changes } = change(
      cloud,
      templateOf({ A: { Name: 'a2', Value: 'x' }, B: 'y', D: 'x', Uses: uses }),
    );
    expect(
      Changes?.map(({ ResourceChange: it }) => [
        it?.Action,
        it?.LogicalResourceId,
        it?.Replacement,
        it?.PolicyAction,
      ]),
    ).toEqual([
      ['Modify', 'A', 'True', 'ReplaceAndDelete'],
      ['Modify', 'B', 'False', undefined],
      ['Add', 'D', undefined, undefined],
      ['Modify', 'Uses', 'False', undefined],
      ['Remove', 'C', undefined, 'Delete'],
    ]);
    expect(Changes?.[3]?.ResourceChange?.Details).toMatchObject([
      { ChangeSource: 'ResourceReference', CausingEntity: 'A', Target: { Name: 'Value' } },
    ]);
    execute(cloud);
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
  });

  it('names the parameter that causes a change', () => {
    using cloud = cloudOfStacks();
    const body = templateOf(
      { A: { Value: { Ref: 'P' } } },
      { Parameters: { P: { Type: 'String', Default: '1' } }, Outputs: { O: { Value: { Ref: 'P' } } } },
    );
    create(cloud, body);
    const { Changes } = change(cloud, body, { Parameters: [{ ParameterKey: 'P', ParameterValue: '2' }] });
    expect(Changes?.[0]?.ResourceChange?.Details).toMatchObject([
      { ChangeSource: 'ParameterReference', CausingEntity: 'P', Evaluation: 'Static' },
      { ChangeSource: 'DirectModification', Evaluation: 'Dynamic' },
    ]);
    execute(cloud);
    expect(outputsOf(cloud)).toEqual({ O: '2' });
  });

  it('without a change fails and says so', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'x' }));
    expect(change(cloud, templateOf({ A: 'x' }))).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
    });
    expect(() => execute(cloud)).toThrow(/cannot be executed in its current status of \[FAILED\]/);
  });

  it('is obsolete once the stack has been updated in another way', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'x' }));
    change(cloud, templateOf({ A: 'y' }));
    update(cloud, templateOf({ A: 'z' }));
    const { Summaries } = cloud.call('cloudformation', 'ListChangeSets', { StackName: 'demo' });
    expect(Summaries).toMatchObject([{ ChangeSetName: 'next', ExecutionStatus: 'OBSOLETE' }]);
    cloud.call('cloudformation', 'DeleteChangeSet', { StackName: 'demo', ChangeSetName: 'next' });
    expect(() =>
      cloud.call('cloudformation', 'DescribeChangeSet', { StackName: 'demo', ChangeSetName: 'next' }),
    ).toThrow('ChangeSet [next] does not exist');
  });
});

describe('the values of a change set', () => {
  const topics = (display: string, name = 'one') =>
    JSON.stringify({
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: name, DisplayName: display } },
        Reader: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Type: 'String', Value: { 'Fn::GetAtt': ['Topic', 'DisplayName'] } },
        },
      },
    });

  function described(TemplateBody: string) {
    const cloud = rehearse({ services });
    create(cloud, topics('old'));
    const { Id: ChangeSetName } = cloud.call('cloudformation', 'CreateChangeSet', {
      StackName: 'demo',
      ChangeSetName: 'c',
      TemplateBody,
    });
    const changes = (IncludePropertyValues: boolean) =>
      cloud
        .call('cloudformation', 'DescribeChangeSet', { ChangeSetName, IncludePropertyValues })
        .Changes!.map(({ ResourceChange }) => ResourceChange!);
    return { plain: changes(false), valued: changes(true) };
  }

  it('are there only with IncludePropertyValues', () => {
    const { plain, valued } = described(topics('new'));
    const target = { Attribute: 'Properties', Name: 'DisplayName', RequiresRecreation: 'Never' };
    expect(plain[0]).toMatchObject({ LogicalResourceId: 'Topic', Details: [{ Target: target }] });
    expect(plain[0]?.Details?.[0]?.Target).toEqual(target);
    expect(plain[0]).not.toHaveProperty('BeforeContext');
    expect(valued[0]?.Details?.[0]?.Target).toEqual({
      ...target,
      Path: '/Properties/DisplayName',
      BeforeValue: 'old',
      AfterValue: 'new',
      AttributeChangeType: 'Modify',
    });
    expect(JSON.parse(valued[0]?.BeforeContext ?? '')).toMatchObject({ Properties: { DisplayName: 'old' } });
  });

  it('leave out a resource that reads an attribute of one that stays, as AWS does', () => {
    const { plain, valued } = described(topics('new'));
    expect(plain.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(['Topic', 'Reader']);
    expect(valued.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(['Topic']);
  });

  it('are not known where another resource is replaced', () => {
    const { plain, valued } = described(topics('old', 'two'));
    const caused = { ChangeSource: 'ResourceAttribute', Evaluation: 'Static' };
    expect(plain[1]?.Details).toMatchObject([{ ...caused, CausingEntity: 'Topic.DisplayName' }]);
    expect(valued[1]?.Details).toMatchObject([
      { ChangeSource: 'DirectModification', Evaluation: 'Dynamic' },
      { ...caused, Target: { BeforeValue: 'old', AfterValue: '{{changeSet:KNOWN_AFTER_APPLY}}' } },
    ]);
  });
});
