// Each text that AWS is known to answer, and that a template or a call can provoke here, is provoked.
// Recorded from AWS; several emulators' test suites and bug reports carry them.

import { describe, expect, it } from 'vitest';
import { listed } from '../../../contracts/listed-type.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';
import { cloudFormation } from '../index.ts';
import { scriptedParameter } from '../testing/scripted-parameter.ts';
import { cloudOfStacks, create, eventsOf, remove, statusOf, templateOf, update } from '../testing/stacks.ts';
import { nested, templateStore } from '../testing/template-store.ts';

const resource = { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'x' } };
const withValue = (Value: unknown, rest: object = {}) =>
  JSON.stringify({
    Resources: { A: { ...resource, Properties: { ...resource.Properties, Value } } },
    ...rest,
  });
const withRest = (rest: object) => withValue('x', rest);

describe('a template is refused with AWS’s text', () => {
  it.each<[string, string]>([
    ['{"Resources": {"A": "x"}, }', 'Template format error: JSON not well-formed. (line 1, column 27)'],
    ['Resources:\n  A: {', 'Template format error: YAML not well-formed.'],
    ['just text', 'Template format error: unsupported structure.'],
    ['{"Resources": {}}', 'Template format error: At least one Resources member must be defined.'],
    ['{"Resources": {"A": "x"}}', 'Template format error: Any Resources member must be an object.'],
    [
      '{"Resources": {"A": {}}}',
      'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
    ],
    [
      JSON.stringify({ Resources: { A: { ...resource, Invalid: 1 } } }),
      "Invalid template resource property 'Invalid'",
    ],
    [
      JSON.stringify({ Resources: { 'my-bad-resource-id': resource } }),
      'Template format error: Resource name my-bad-resource-id is non alphanumeric.',
    ],
    [
      JSON.stringify({ Resources: { 'AWS::NoValue': resource } }),
      'Template format error: Resource name AWS::NoValue is non alphanumeric.',
    ],
    [
      withRest({ Parameters: { 'AWS::NoValue': { Type: 'String' } } }),
      'Template format error: Parameter name AWS::NoValue is non alphanumeric.',
    ],
    [
      withValue({ Ref: 'X' }),
      'Template format error: Unresolved resource dependencies [X] in the Resources block of the template',
    ],
    [
      JSON.stringify({ Resources: { A: { ...resource, DependsOn: 'X' } } }),
      'Template format error: Unresolved resource dependencies [X] in the Resources block of the template',
    ],
    [
      withRest({ Outputs: { O: { Value: { Ref: 'X' } } } }),
      'Unresolved resource dependencies [X] in the Outputs block of the template',
    ],
    [
      withRest({ Outputs: { O: {} } }),
      'Template format error: Every Outputs member must contain a Value object',
    ],
    [
      withRest({ Outputs: { O: { Value: null } } }),
      "[/Outputs/O/Value] 'null' values are not allowed in templates",
    ],
    [
      withRest({ Mappings: { M: { A: { B: { Ref: 'X' } } } } }),
      'Template format error: Every Mappings attribute must be a String or a List.',
    ],
    [
      withRest({ Mappings: { M: { A: 'x' } } }),
      'Template format error: Every Mappings member A must be a map',
    ],
    [
      withRest({ Mappings: { M: { a_b: { B: 'x' } } } }),
      "Template format error: Mappings element name 'a_b' must be non-empty and can contain only alphanumerics, '-' or '.'",
    ],
    [
      withRest({ Mappings: { M: { 'us-east-1': { 'a-b': 'x' } } } }),
      "Template format error: Mappings attribute name 'a-b' must contain only alphanumeric characters",
    ],
    [
      withRest({
        Mappings: { M: { A: Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`k${i}`, 'v'])) } },
      }),
      'Template format error: Number of mapping attributes, 201, is greater than maximum allowed, 200',
    ],
    [
      withRest({ Rules: { R: { RuleCondition: { 'Fn::Equals': ['a', 'a'] } } } }),
      'Template format error: Every Rules member must contain Assertions, each with an Assert: R',
    ],
    [
      withRest({ Rules: { R: { Assertions: [{ AssertDescription: 'nothing' }] } } }),
      'Template format error: Every Rules member must contain Assertions, each with an Assert: R',
    ],
    [
      withRest({ Parameters: { A: { Type: 'String', Default: 'x' } } }),
      'Template format error: Parameters and resources must have different names: [A]',
    ],
    [
      withValue('{{resolve:ssm-secure:/x}}'),
      'SSM Secure reference is not supported in: [AWS::SSM::Parameter/Properties/Value]',
    ],
    [
      withValue({ 'Fn::FindInMap': ['M', 'Top', 'Second'] }, { Mappings: { M: { A: { B: 'x' } } } }),
      'Template error: Unable to get mapping for M::Top::Second',
    ],
    [withValue({ 'Fn::If': ['C', 'a', 'b'] }), 'Template error: unresolved condition dependency C in Fn::If'],
    [
      withValue({ 'Fn::GetAtt': ['A', ''] }),
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    ],
    [
      withValue({ 'Fn::GetAtt': ['X', 'Y'] }),
      'Template error: instance of Fn::GetAtt references undefined resource X',
    ],
    [
      withValue({ 'Fn::Select': ['x', ['a']] }),
      'Template error: Fn::Select requires a list argument with two elements: an integer index and a list',
    ],
    [
      withValue({ 'Fn::Select': [2, ['a']] }),
      'Template error: Fn::Select  cannot select nonexistent value at index 2',
    ],
    [
      withValue({ 'Fn::Split': [','] }),
      'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
    ],
    [
      withValue({ 'Fn::Join': [','] }),
      'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
    ],
    [
      withRest({ Conditions: { C: { 'Fn::Equals': ['a'] } } }),
      'Template error: every Fn::Equals object requires a list of 2 string parameters.',
    ],
    [
      JSON.stringify({ Resources: { A: { Type: 'AWS::X::Y' } } }),
      'Template format error: Unrecognized resource types: [AWS::X::Y]',
    ],
    [
      JSON.stringify({
        Resources: { A: { ...resource, DependsOn: 'B' }, B: { ...resource, DependsOn: 'A' } },
      }),
      'Circular dependency between resources: [A, B]',
    ],
    [
      JSON.stringify({
        Resources: Object.fromEntries(
          Array.from({ length: 501 }, (_, n) => [`A${n}`, { Type: 'AWS::SNS::Topic' }]),
        ),
      }),
      'Template format error: Number of resources, 501, is greater than maximum allowed, 500',
    ],
    [withRest({ Transform: { Name: { Ref: 'X' } } }), 'Key Name of transform definition must be a string.'],
    [
      `{"Resources": {"A": {"Type": "${'x'.repeat(51_200)}"}}}`,
      "at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200",
    ],
  ])('%#', (TemplateBody, text) => {
    using cloud = cloudOfStacks();
    expect(() => create(cloud, TemplateBody)).toThrow(text);
    expect(cloud.call('cloudformation', 'DescribeStacks', {}).Stacks).toEqual([]);
  });
});

describe('parameters are refused with AWS’s text', () => {
  const parameter = (declaration: object) => withRest({ Parameters: { P: declaration } });
  it.each<[string, Record<string, string>, string]>([
    [parameter({ Type: 'String' }), {}, 'Parameters: [P] must have values'],
    [parameter({ Type: 'Number' }), { P: 'x' }, "Parameter 'P' must be a number."],
    [
      parameter({ Type: 'String', AllowedValues: ['a'] }),
      { P: 'x' },
      "Parameter 'P' must be one of AllowedValues",
    ],
    [
      parameter({ Type: 'String', AllowedPattern: '[0-9]+', ConstraintDescription: 'digits only' }),
      { P: 'x' },
      'Parameter P failed to satisfy constraint: digits only',
    ],
    [parameter({ Type: 'String', Default: 'x' }), { Q: '1' }, 'Parameters: [Q] do not exist in the template'],
  ])('%#', (body, parameters, text) => {
    using cloud = cloudOfStacks();
    expect(() => create(cloud, body, { parameters })).toThrow(text);
  });
});

describe('a call is refused with AWS’s text', () => {
  const call = (operation: string, input: object) => (cloud: Rehearsal) =>
    cloud.call('cloudformation', operation as never, input as never);
  const template = { TemplateBody: templateOf({ A: 'x' }) };
  it.each<[(cloud: Rehearsal) => unknown, string]>([
    [call('CreateStack', { ...template, StackName: 'demo' }), 'Stack [demo] already exists'],
    [call('CreateStack', { StackName: 'other' }), 'Either Template URL or Template Body must be specified.'],
    [
      call('CreateStack', { StackName: 'other', TemplateURL: 'not a url' }),
      'TemplateURL must be a supported URL.',
    ],
    [
      call('CreateStack', { StackName: 'other', TemplateURL: 's3://bucket/key' }),
      'S3 error: Domain name specified in bucket is not a valid S3 domain',
    ],
    [
      call('CreateStack', { ...template, StackName: '*@da591fa3_$' }),
      "1 validation error detected: Value '*@da591fa3_$' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*",
    ],
    [
      call('CreateStack', {
        StackName: 'other',
        TemplateBody: JSON.stringify({
          Resources: { A: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'r' } } },
        }),
      }),
      'Requires capabilities : [CAPABILITY_NAMED_IAM]',
    ],
    [call('UpdateStack', { ...template, StackName: 'demo' }), 'No updates are to be performed.'],
    [call('UpdateStack', { ...template, StackName: 'nope' }), 'Stack [nope] does not exist'],
    [call('DescribeStacks', { StackName: 'nope' }), 'Stack with id nope does not exist'],
    [call('GetTemplate', { StackName: 'nope' }), 'Stack with id nope does not exist'],
    [call('DescribeStackResources', { StackName: 'nope' }), 'Stack with id nope does not exist'],
    [call('DescribeStackEvents', { StackName: 'nope' }), 'Stack [nope] does not exist'],
    [
      call('DescribeStackResource', { StackName: 'nope', LogicalResourceId: 'A' }),
      "Stack 'nope' does not exist",
    ],
    [
      call('DescribeStackResource', { StackName: 'demo', LogicalResourceId: 'Z' }),
      'Resource Z does not exist for stack demo',
    ],
    [
      call('CreateChangeSet', { ...template, StackName: 'nope', ChangeSetName: 'c' }),
      'Stack [nope] does not exist',
    ],
    [
      call('CreateChangeSet', {
        ...template,
        StackName: 'demo',
        ChangeSetName: 'c',
        ChangeSetType: 'CREATE',
      }),
      'Stack [demo] already exists and cannot be created again with the changeSet [c].',
    ],
    [
      call('CreateStack', { ...template, StackName: 'b', ResourceTypes: ['AWS::EC2::*'] }),
      'Resource type AWS::SSM::Parameter is not allowed by parameter ResourceTypes [AWS::EC2::*]',
    ],
    [
      call('UpdateStack', { ...template, StackName: 'demo', ResourceTypes: ['Custom::*', 'AWS::EC2::VPC'] }),
      'Resource type AWS::SSM::Parameter is not allowed by parameter ResourceTypes [Custom::*, AWS::EC2::VPC]',
    ],
    [
      call('CreateStack', { ...template, StackName: 'b', StackPolicyBody: '{"a":1}' }),
      'Error validating stack policy: Invalid stack policy',
    ],
    [
      call('UpdateStack', { ...template, StackName: 'demo', StackPolicyDuringUpdateBody: 'x' }),
      'Error validating stack policy: Invalid stack policy',
    ],
    [
      call('CreateStack', {
        ...template,
        StackName: 'b',
        StackPolicyBody: '{}',
        StackPolicyURL: 'https://s3.amazonaws.com/b/k',
      }),
      'You cannot specify both StackPolicyURL and StackPolicyBody',
    ],
    [
      call('CreateStack', {
        ...template,
        StackName: 'b',
        RollbackConfiguration: { RollbackTriggers: [{ Arn: 'arn:x', Type: 'AWS::SNS::Topic' }] },
      }),
      'Rollback Trigger Type not supported',
    ],
    [call('DescribeChangeSet', { StackName: 'demo', ChangeSetName: 'c' }), 'ChangeSet [c] does not exist'],
    [
      call('DescribeChangeSet', { ChangeSetName: 'c' }),
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    ],
    [call('DescribeChangeSet', { StackName: 'nope', ChangeSetName: 'c' }), 'Stack [nope] does not exist'],
    [call('DeleteChangeSet', { StackName: 'nope', ChangeSetName: 'c' }), 'Stack [nope] does not exist'],
    [call('GetTemplate', {}), 'StackName is required if ChangeSetName is not specified.'],
    [call('GetTemplate', { ChangeSetName: 'c' }), 'StackName is a required parameter.'],
    [
      (cloud) => {
        call('UpdateTerminationProtection', { StackName: 'demo', EnableTerminationProtection: true })(cloud);
        return call('DeleteStack', { StackName: 'demo' })(cloud);
      },
      'Stack [demo] cannot be deleted while TerminationProtection is enabled',
    ],
    [
      (cloud) => {
        call('CreateChangeSet', {
          ...template,
          StackName: 'fresh',
          ChangeSetName: 'c',
          ChangeSetType: 'CREATE',
        })(cloud);
        return call('GetTemplateSummary', { StackName: 'fresh' })(cloud);
      },
      'GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.',
    ],
  ])('%#', (provoke, text) => {
    using cloud = cloudOfStacks();
    create(cloud, template.TemplateBody);
    expect(() => provoke(cloud)).toThrow(text);
  });

  it('for a stack in a status that admits no update', () => {
    using cloud = cloudOfStacks();
    const stackId = create(cloud, templateOf({ A: 'fail create' }));
    expect(() => update(cloud, templateOf({ A: 'x' }))).toThrow(
      `Stack:${stackId} is in ROLLBACK_COMPLETE state and can not be updated.`,
    );
  });
});

describe('exports', () => {
  const exporting = (value: string, name = 'shared') =>
    templateOf({ A: 'x' }, { Outputs: { O: { Value: value, Export: { Name: name } } } });
  const importing = (name = 'shared') => templateOf({ B: { Value: { 'Fn::ImportValue': name } } });

  it('that do not exist fail the resource that imports them, not the call', () => {
    using cloud = cloudOfStacks();
    create(cloud, importing('nope'));
    expect(eventsOf(cloud)).toContain('B CREATE_FAILED (No export named nope found)');
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
  });

  it('that do not exist are noticed when a change set is executed', () => {
    using cloud = cloudOfStacks();
    const { Id: ChangeSetName } = cloud.call('cloudformation', 'CreateChangeSet', {
      StackName: 'demo',
      ChangeSetName: 'c',
      ChangeSetType: 'CREATE',
      TemplateBody: importing('nope'),
    });
    const described = (IncludePropertyValues: boolean) =>
      cloud.call('cloudformation', 'DescribeChangeSet', { ChangeSetName, IncludePropertyValues });
    expect(described(false)).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' });
    expect(described(false).StatusReason).toBeUndefined();
    expect(described(true).StatusReason).toBe(
      '[WARN] --include-property-values option can return incomplete ChangeSet data because: ChangeSet creation failed for resource [B] because: No export named nope found',
    );
    cloud.call('cloudformation', 'ExecuteChangeSet', { ChangeSetName });
    cloud.settle();
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
  });

  it('in use are neither deleted nor changed', () => {
    using cloud = cloudOfStacks();
    create(cloud, exporting('one'));
    create(cloud, importing(), { name: 'reader' });
    expect(() => remove(cloud)).toThrow('Export shared cannot be deleted as it is in use by reader');
    update(cloud, exporting('two'));
    expect(eventsOf(cloud).join()).toContain('Export shared cannot be updated as it is in use by reader');
  });

  it('of one name are those of one stack', () => {
    using cloud = cloudOfStacks();
    create(cloud, exporting('one'));
    create(cloud, exporting('one'), { name: 'other' });
    expect(eventsOf(cloud, 'other').join()).toContain('Export with name shared is already exported by stack');
  });
});

describe('events have AWS’s reasons', () => {
  it('for a dynamic reference to a parameter that does not exist', () => {
    using cloud = rehearse({ services });
    create(cloud, withValue('{{resolve:ssm:/nope}}'));
    expect(eventsOf(cloud)).toContain('A CREATE_FAILED (Parameters: [ssm:/nope] cannot be found.)');
  });

  it('for an attribute that the type does not have', () => {
    using cloud = cloudOfStacks();
    create(
      cloud,
      templateOf({ A: 'x' }, { Outputs: { Bad: { Value: { 'Fn::GetAtt': ['A', 'Invalid'] } } } }),
    );
    expect(eventsOf(cloud)).toContain(
      'demo ROLLBACK_IN_PROGRESS ([Error] /Outputs/Bad/Value/Fn::GetAtt: Resource type AWS::SSM::Parameter does not support attribute {Invalid}. Rollback requested by user.)',
    );
  });

  it('for an embedded stack that fails', () => {
    const store = templateStore();
    store.put('child.json', templateOf({ P: 'fail create' }));
    using cloud = rehearse({ services: [cloudFormation([listed(scriptedParameter)]), store.service] });
    create(cloud, templateOf({ Child: nested('child.json') }));
    expect(eventsOf(cloud).join()).toMatch(
      /Child CREATE_FAILED \(Embedded stack arn:\S+ was not successfully created: The following resource\(s\) failed to create: \[P\]\./,
    );
  });
});
