import { describe, expect, it } from 'vitest';
import { listed } from '../../../contracts/listed-type.ts';
import type { Operation } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { rehearse } from '../../../testing/rehearsal.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { cloudFormation } from '../index.ts';
import { scriptedParameter } from '../testing/scripted-parameter.ts';
import { create, eventsOf, outputsOf, statusOf, templateOf, update } from '../testing/stacks.ts';

const notFound = fault('ParameterNotFound', '');
let stored: Record<string, string> = {};
const getParameter: Operation<'ssm', 'GetParameter'> = ({ Name }) => {
  const Value = stored[Name ?? ''];
  if (Value === undefined) throw notFound();
  return { Parameter: { Name, Type: 'String', Value } };
};
const ssm = standInService({ id: 'ssm', operations: { GetParameter: getParameter } });
const cloudWith = (parameters: Record<string, string> = {}) => {
  stored = parameters;
  return rehearse({ services: [cloudFormation([listed(scriptedParameter)]), ssm] });
};
const template = (P: object, value: unknown = { Ref: 'P' }) =>
  templateOf({ A: 'x' }, { Parameters: { P }, Outputs: { O: { Value: value } } });

describe('a parameter', () => {
  it.each([
    [{ Type: 'Number' }, 'x', "Parameter 'P' must be a number."],
    [{ Type: 'Number', MinValue: 2 }, '1', "Parameter 'P' must be a number not less than 2"],
    [{ Type: 'Number', MaxValue: 2 }, '3', "Parameter 'P' must be a number not greater than 2"],
    [{ Type: 'String', AllowedValues: ['a', 'b'] }, 'c', "Parameter 'P' must be one of AllowedValues"],
    [{ Type: 'String', AllowedPattern: '[a-z]+' }, 'a1', "Parameter 'P' must match pattern [a-z]+"],
    [
      { Type: 'String', AllowedPattern: '(a+)+' },
      `${'a'.repeat(60)}b`,
      "Parameter 'P' must match pattern (a+)+",
    ],
    [
      { Type: 'String', AllowedPattern: '^(?=a)(a+)+$' },
      `${'a'.repeat(60)}b`,
      "Parameter 'P' cannot be matched: The pattern ^(?=a)(a+)+$ takes too long",
    ],
    [
      { Type: 'CommaDelimitedList', AllowedPattern: '^(?!b)(a+)+$' },
      `${'a'.repeat(40)}b,`.repeat(90),
      "Parameter 'P' cannot be matched: The pattern",
    ],
    [{ Type: 'String', AllowedPattern: '[a-z' }, 'a', "Parameter 'P' cannot be matched against [a-z: "],
    [{ Type: 'String', MinLength: 3 }, 'ab', "Parameter 'P' must contain at least 3 characters"],
    [
      { Type: 'String', MaxLength: 1, ConstraintDescription: 'one letter' },
      'ab',
      'Parameter P failed to satisfy constraint: one letter',
    ],
    [{ Type: 'List<Number>' }, '1,x', "Parameter 'P' must be a number."],
    [
      { Type: 'AWS::SSM::Parameter::Value<String>' },
      '/no',
      'Unable to fetch parameters [/no] from parameter store for this account.',
    ],
    [{ Type: 'Text' }, 'x', 'Template format error: Unrecognized parameter type: Text'],
  ])('%j refuses %j', (declaration, value, message) => {
    using cloud = cloudWith();
    expect(() => create(cloud, template(declaration), { parameters: { P: value } })).toThrow(message);
  });

  it.each([
    [{ Type: 'String', Default: 7 }, undefined, { Ref: 'P' }, '7'],
    [{ Type: 'CommaDelimitedList' }, 'a, b', { 'Fn::Select': [1, { Ref: 'P' }] }, 'b'],
    [{ Type: 'List<AWS::EC2::Subnet::Id>' }, 's-1,s-2', { 'Fn::Join': ['+', { Ref: 'P' }] }, 's-1+s-2'],
    [{ Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>' }, '/ami', { Ref: 'P' }, 'ami-1'],
    [{ Type: 'AWS::SSM::Parameter::Value<List<String>>' }, '/list', { 'Fn::Select': [1, { Ref: 'P' }] }, 'y'],
  ])('%j with the value %j gives %j for Ref', (declaration, value, output, result) => {
    using cloud = cloudWith({ '/ami': 'ami-1', '/list': 'x,y' });
    create(cloud, template(declaration, output), { parameters: value === undefined ? {} : { P: value } });
    expect(outputsOf(cloud)).toEqual({ O: result });
  });

  it('of an SSM type is looked up again at each update', () => {
    using cloud = cloudWith({ '/ami': 'ami-1' });
    const body = templateOf(
      { A: { Value: { Ref: 'P' } } },
      {
        Parameters: { P: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/ami' } },
        Outputs: { O: { Value: { Ref: 'P' } } },
      },
    );
    create(cloud, body);
    stored = { '/ami': 'ami-2' };
    update(cloud, body);
    expect(outputsOf(cloud)).toEqual({ O: 'ami-2' });
    const [stack] = cloud.call('cloudformation', 'DescribeStacks', { StackName: 'demo' }).Stacks!;
    expect(stack?.Parameters).toEqual([
      { ParameterKey: 'P', ParameterValue: '/ami', ResolvedValue: 'ami-2' },
    ]);
  });

  it('of an AWS-specific type is checked once the request has been accepted', () => {
    using cloud = cloudWith({ '/there': 'x' });
    const body = template({ Type: 'AWS::SSM::Parameter::Name' });
    create(cloud, body, { parameters: { P: '/there' } });
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    create(cloud, body, { name: 'other', parameters: { P: '/gone' } });
    expect(eventsOf(cloud, 'other')).toEqual([
      'other CREATE_IN_PROGRESS (User Initiated)',
      'other ROLLBACK_IN_PROGRESS (Parameter validation failed: parameter value /gone for parameter name P does not exist. Rollback requested by user.)',
      'other ROLLBACK_COMPLETE',
    ]);
  });

  it('is checked against the template’s rules', () => {
    using cloud = cloudWith();
    const body = templateOf(
      { A: 'x' },
      {
        Parameters: { P: { Type: 'String' } },
        Rules: {
          R: {
            Assertions: [
              { Assert: { 'Fn::Contains': [['a', 'b'], { Ref: 'P' }] }, AssertDescription: 'a or b, please' },
            ],
          },
        },
      },
    );
    expect(() => create(cloud, body, { parameters: { P: 'c' } })).toThrow('a or b, please');
    expect(() => create(cloud, body, { parameters: { P: 'a' } })).not.toThrow();
  });

  it.each([false, 7, {}, ['A'], 'A'])('is refused where a rule has an Fn::GetAtt of %j', (path) => {
    using cloud = cloudWith();
    const Assert = { 'Fn::Equals': [{ 'Fn::GetAtt': path }, 'x'] };
    const body = templateOf({ A: 'x' }, { Rules: { R: { Assertions: [{ Assert }] } } });
    expect(() => create(cloud, body)).toThrow(
      'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    );
  });

  it('is not needed for a dynamic reference, which is resolved when its resource is created', () => {
    using cloud = cloudWith({ '/key': 'secret' });
    create(
      cloud,
      templateOf(
        { A: { Value: '<{{resolve:ssm:/key}}>' } },
        { Outputs: { O: { Value: { 'Fn::GetAtt': ['A', 'Value'] } } } },
      ),
    );
    expect(outputsOf(cloud)).toEqual({ O: '<secret>' });
  });
});
