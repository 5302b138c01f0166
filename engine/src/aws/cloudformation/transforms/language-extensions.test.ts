// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of templates are plain texts.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { cloudOfStacks, create, outputsOf, remove, statusOf, update } from '../testing/stacks.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = cloudOfStacks();
});
afterEach(() => cloud[Symbol.dispose]());

const Capabilities = ['CAPABILITY_AUTO_EXPAND' as const];
const parameter = (Value: unknown) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Type: 'String', Value },
});
const template = (Resources: object, rest: object = {}) =>
  JSON.stringify({ Transform: 'AWS::LanguageExtensions', Resources, ...rest });
const processed = (name = 'demo') =>
  JSON.parse(
    cloud.call('cloudformation', 'GetTemplate', { StackName: name, TemplateStage: 'Processed' })
      .TemplateBody!,
  );
const refusal = (body: string, given: object = {}) => {
  try {
    create(cloud, body, { Capabilities, ...given });
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
};

const loop = {
  'Fn::ForEach::Names': ['Name', { Ref: 'Names' }, { 'Thing&{Name}': parameter('is ${Name}') }],
};
const names = { Parameters: { Names: { Type: 'CommaDelimitedList', Default: 'a.b,c' } } };

const hundred = Array.from({ length: 100 }, (_, at) => String(at));

describe('Fn::ForEach', () => {
  it('makes a resource of each item, and the processed template has no loop', () => {
    create(cloud, template(loop, names), { Capabilities });
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    expect(processed()).toEqual({
      ...names,
      Resources: { Thingab: parameter('is a.b'), Thingc: parameter('is c') },
    });
    expect(cloud.call('cloudformation', 'GetTemplate', { StackName: 'demo' }).TemplateBody).toContain(
      'Fn::ForEach',
    );
    update(cloud, template(loop, names), { parameters: { Names: 'c,d' }, Capabilities });
    expect(Object.keys(processed().Resources)).toEqual(['Thingc', 'Thingd']);
    remove(cloud);
  });

  it('loops within loops, in properties, conditions and outputs', () => {
    const inner = { 'Fn::ForEach::B': ['B', ['1', '2'], { 'T${A}${B}': parameter('${A}-${B}') }] };
    const body = template(
      { 'Fn::ForEach::A': ['A', ['x', 'y'], inner] },
      {
        Conditions: { 'Fn::ForEach::C': ['C', ['x'], { 'Is${C}': { 'Fn::Equals': ['${C}', 'x'] } }] },
        Outputs: {
          'Fn::ForEach::O': [
            'O',
            ['x1', 'y2'],
            { 'Out${O}': { Value: { 'Fn::GetAtt': ['T${O}', 'Value'] } } },
          ],
        },
      },
    );
    create(cloud, body, { Capabilities });
    expect(Object.keys(processed().Resources)).toEqual(['Tx1', 'Tx2', 'Ty1', 'Ty2']);
    expect(outputsOf(cloud)).toEqual({ Outx1: 'x-1', Outy2: 'y-2' });
  });

  it.each([
    [['A', ['x']], 'Fn::ForEach layout is incorrect'],
    [['A', ['x'], { Same: parameter('1') }], 'its key must contain ${A}'],
    [['A', { Ref: 'Other' }, { 'T${A}': parameter('1') }], 'Fn::ForEach could not resolve list'],
    [['A', ['x', 'x'], { 'T${A}': parameter('1') }], 'cannot have a duplicate in its collection'],
    [
      ['A', hundred, { 'Fn::ForEach::M': ['B', [...hundred, 'x'], { 'T${A}a${B}': parameter('1') }] }],
      'makes more than 10000 members',
    ],
  ])('%#: is refused', (given, message) => {
    expect(refusal(template({ Other: parameter('1'), 'Fn::ForEach::L': given }))).toContain(
      'Transform AWS::LanguageExtensions failed with: ',
    );
    expect(refusal(template({ Other: parameter('1'), 'Fn::ForEach::L': given }))).toContain(message);
  });
});

describe('the other extensions', () => {
  it('give a length, JSON, and a mapping’s default', () => {
    const body = template(
      { A: parameter({ 'Fn::ToJsonString': { b: [{ Ref: 'Size' }, true], c: { Ref: 'AWS::Region' } } }) },
      {
        Parameters: { Size: { Type: 'Number', Default: 3 } },
        Mappings: { M: { k: { v: 'found' } } },
        Outputs: {
          Json: { Value: { 'Fn::GetAtt': ['A', 'Value'] } },
          Length: { Value: { 'Fn::Length': { 'Fn::Split': ['|', 'a|b|c'] } } },
          Elements: { Value: { 'Fn::Length': [{ Ref: 'A' }, 'x'] } },
          Found: { Value: { 'Fn::FindInMap': ['M', 'k', 'v', { DefaultValue: 'none' }] } },
          Absent: { Value: { 'Fn::FindInMap': ['M', 'no', 'v', { DefaultValue: { Ref: 'AWS::Region' } }] } },
        },
      },
    );
    create(cloud, body, { Capabilities });
    expect(outputsOf(cloud)).toEqual({
      Json: '{"b":["3",true],"c":"us-east-1"}',
      Length: '3',
      Elements: '2',
      Found: 'found',
      Absent: 'us-east-1',
    });
  });

  it('allow functions in Ref, Fn::GetAtt and policies', () => {
    const keep = { 'Fn::If': ['Keep', 'Retain', 'Delete'] };
    const body = template(
      { A1: { ...parameter('one'), DeletionPolicy: keep, UpdateReplacePolicy: { Ref: 'Replace' } } },
      {
        Parameters: {
          Number: { Type: 'String', Default: '1' },
          Replace: { Type: 'String', Default: 'Delete' },
        },
        Conditions: { Keep: { 'Fn::Equals': [{ Ref: 'Number' }, '1'] } },
        Outputs: {
          Value: { Value: { 'Fn::GetAtt': [{ 'Fn::Sub': 'A${Number}' }, 'Value'] } },
          Ref: { Value: { Ref: { 'Fn::Join': ['', ['A', { Ref: 'Number' }]] } } },
        },
      },
    );
    create(cloud, body, { Capabilities });
    expect(processed().Resources.A1).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Delete',
    });
    expect(outputsOf(cloud)).toMatchObject({ Value: 'one', Ref: expect.stringMatching(/^demo-A1-/) });
  });

  it('need the transform, and that it can be expanded', () => {
    const body = JSON.stringify({ Resources: { A: parameter({ 'Fn::Length': ['a'] }) } });
    expect(refusal(body)).toBe('Template error: Encountered unsupported function: Fn::Length');
    expect(refusal(template({ A: parameter('1') }), { Capabilities: [] })).toBe(
      'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
    );
    expect(
      refusal(template({ A: { ...parameter('1'), DeletionPolicy: { Ref: 'B' } }, B: parameter('2') })),
    ).toContain('the value of DeletionPolicy cannot depend on a resource');
    const macro = JSON.stringify({ Transform: ['Mine'], Resources: { A: parameter('1') } });
    expect(refusal(macro)).toContain('No transform named 000000000000::Mine found.');
  });
});

describe('a template with a transform', () => {
  it('is validated without values for its parameters', () => {
    const body = template(loop, { Parameters: { Names: { Type: 'CommaDelimitedList' } } });
    const answer = cloud.call('cloudformation', 'ValidateTemplate', {
      TemplateBody: template(
        { ...loop, A: { ...parameter('1'), DeletionPolicy: { Ref: 'Policy' } } },
        {
          Parameters: { Names: { Type: 'CommaDelimitedList' }, Policy: { Type: 'String' } },
        },
      ),
    });
    expect(answer).toMatchObject({
      Capabilities: ['CAPABILITY_AUTO_EXPAND'],
      DeclaredTransforms: ['AWS::LanguageExtensions'],
    });
    expect(() => cloud.call('cloudformation', 'ValidateTemplate', { TemplateBody: body })).toThrow(
      'At least one Resources member must be defined.',
    );
  });

  it('is expanded in a change set, which needs no capability, and executed as it was', () => {
    cloud.call('cloudformation', 'CreateChangeSet', {
      StackName: 'demo',
      ChangeSetName: 'c',
      ChangeSetType: 'CREATE',
      TemplateBody: template(loop, names),
    });
    const { Changes } = cloud.call('cloudformation', 'DescribeChangeSet', {
      StackName: 'demo',
      ChangeSetName: 'c',
    });
    expect(Changes?.map(({ ResourceChange }) => ResourceChange?.LogicalResourceId)).toEqual([
      'Thingab',
      'Thingc',
    ]);
    const read = { StackName: 'demo', ChangeSetName: 'c', TemplateStage: 'Processed' as const };
    expect(cloud.call('cloudformation', 'GetTemplate', read).TemplateBody).not.toContain('ForEach');
    cloud.call('cloudformation', 'ExecuteChangeSet', { StackName: 'demo', ChangeSetName: 'c' });
    cloud.settle();
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    const summary = cloud.call('cloudformation', 'GetTemplateSummary', { StackName: 'demo' });
    expect(summary.DeclaredTransforms).toEqual(['AWS::LanguageExtensions']);
  });
});

it('ValidateTemplate names macros, and leaves what they would make as it is', () => {
  const found = cloud.call('cloudformation', 'ValidateTemplate', {
    TemplateBody: JSON.stringify({
      Transform: 'First',
      Resources: { A: parameter({ 'Fn::Transform': { Name: 'Second' } }) },
    }),
  });
  expect(found.DeclaredTransforms).toEqual(['First', 'Second']);
  expect(found.Capabilities).toEqual(['CAPABILITY_AUTO_EXPAND']);
});
