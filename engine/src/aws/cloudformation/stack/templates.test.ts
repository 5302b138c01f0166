import { describe, expect, it } from 'vitest';
import { cloudOfStacks, create, templateOf, update } from '../testing/stacks.ts';

const template = JSON.stringify({
  Description: 'Two parameters and a role',
  Metadata: { Owner: 'team' },
  Parameters: {
    Size: { Type: 'String', Default: 'small', AllowedValues: ['small', 'large'], Description: 'How large' },
    Secret: { Type: 'String', NoEcho: true },
  },
  Resources: {
    A: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: { Ref: 'Size' } } },
    B: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: { Ref: 'Secret' } } },
    Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'mine', AssumeRolePolicyDocument: {} } },
  },
});

describe('ValidateTemplate', () => {
  it('lists the parameters and says which capabilities the template needs', () => {
    using cloud = cloudOfStacks();
    expect(cloud.call('cloudformation', 'ValidateTemplate', { TemplateBody: template })).toEqual({
      Description: 'Two parameters and a role',
      Parameters: [
        { ParameterKey: 'Size', DefaultValue: 'small', NoEcho: false, Description: 'How large' },
        { ParameterKey: 'Secret', NoEcho: true },
      ],
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
    });
  });

  it('asks for CAPABILITY_IAM where no IAM resource has a name of its own, and for none without IAM', () => {
    using cloud = cloudOfStacks();
    const validate = (resources: Parameters<typeof templateOf>[0]) =>
      cloud.call('cloudformation', 'ValidateTemplate', { TemplateBody: templateOf(resources) }).Capabilities;
    expect(validate({ Role: { Type: 'AWS::IAM::Role' } })).toEqual(['CAPABILITY_IAM']);
    expect(validate({ A: 'x' })).toBeUndefined();
  });

  it.each([
    ['{"Resources": ', /^Template format error: /],
    [
      templateOf({ A: { Type: 'AWS::Nothing::Here' } }),
      /Unrecognized resource types: \[AWS::Nothing::Here\]/,
    ],
    [templateOf({ A: { Value: { Ref: 'Gone' } } }), /Unresolved resource dependencies \[Gone\]/],
  ])('refuses a template that CreateStack would refuse: %s', (TemplateBody, message) => {
    using cloud = cloudOfStacks();
    expect(() => cloud.call('cloudformation', 'ValidateTemplate', { TemplateBody })).toThrow(message);
  });

  it('takes a body or a URL, and exactly one of them', () => {
    using cloud = cloudOfStacks();
    const both = { TemplateBody: template, TemplateURL: 'https://bucket.s3.amazonaws.com/key' };
    expect(() => cloud.call('cloudformation', 'ValidateTemplate', {})).toThrow(
      'Either Template URL or Template Body must be specified.',
    );
    expect(() => cloud.call('cloudformation', 'ValidateTemplate', both)).toThrow(
      'You cannot specify both Template URL and Template Body',
    );
  });
});

describe('GetTemplateSummary', () => {
  it('describes parameters, resource types and the identifiers to import resources by', () => {
    using cloud = cloudOfStacks();
    expect(cloud.call('cloudformation', 'GetTemplateSummary', { TemplateBody: template })).toEqual({
      Description: 'Two parameters and a role',
      Metadata: '{"Owner":"team"}',
      Version: '2010-09-09',
      Parameters: [
        {
          ParameterKey: 'Size',
          ParameterType: 'String',
          DefaultValue: 'small',
          Description: 'How large',
          NoEcho: false,
          ParameterConstraints: { AllowedValues: ['small', 'large'] },
        },
        { ParameterKey: 'Secret', ParameterType: 'String', NoEcho: true, ParameterConstraints: {} },
      ],
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
      ResourceTypes: ['AWS::SSM::Parameter', 'AWS::IAM::Role'],
      ResourceIdentifierSummaries: [
        {
          ResourceType: 'AWS::SSM::Parameter',
          LogicalResourceIds: ['A', 'B'],
          ResourceIdentifiers: ['Name'],
        },
        {
          ResourceType: 'AWS::IAM::Role',
          LogicalResourceIds: ['Role'],
          ResourceIdentifiers: ['RoleName'],
        },
      ],
    });
  });

  it('reads the template that a stack was last updated with', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'x' }, { Description: 'first' }));
    update(cloud, templateOf({ A: 'y' }, { Description: 'second' }));
    expect(cloud.call('cloudformation', 'GetTemplateSummary', { StackName: 'demo' })).toMatchObject({
      Description: 'second',
      ResourceTypes: ['AWS::SSM::Parameter'],
    });
  });

  it('needs a stack that exists and has a template', () => {
    using cloud = cloudOfStacks();
    const summary = (StackName: string) => cloud.call('cloudformation', 'GetTemplateSummary', { StackName });
    expect(() => summary('none')).toThrow('Stack with id none does not exist');
    cloud.call('cloudformation', 'CreateChangeSet', {
      StackName: 'reviewed',
      ChangeSetName: 'first',
      ChangeSetType: 'CREATE',
      TemplateBody: templateOf({ A: 'x' }),
    });
    expect(() => summary('reviewed')).toThrow(
      'GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.',
    );
  });
});

describe('GetTemplate', () => {
  it('returns the text of the stack, or of one of its change sets', () => {
    using cloud = cloudOfStacks();
    const [current, next] = [templateOf({ A: 'x' }), templateOf({ A: 'y' })];
    create(cloud, current);
    cloud.call('cloudformation', 'CreateChangeSet', {
      StackName: 'demo',
      ChangeSetName: 'next',
      TemplateBody: next,
    });
    const get = (input: object) => cloud.call('cloudformation', 'GetTemplate', input).TemplateBody;
    expect(get({ StackName: 'demo' })).toBe(current);
    expect(get({ StackName: 'demo', ChangeSetName: 'next' })).toBe(next);
    expect(() => get({ StackName: 'none' })).toThrow('Stack with id none does not exist');
    expect(() => get({ StackName: 'demo', ChangeSetName: 'other' })).toThrow(
      'ChangeSet [other] does not exist',
    );
  });
});
