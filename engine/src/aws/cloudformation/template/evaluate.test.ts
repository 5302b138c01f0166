// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of Fn::Sub are plain texts.
import { describe, expect, it } from 'vitest';
import { checkTemplate } from './check.ts';
import { conditionsOf } from './conditions.ts';
import { evaluate } from './evaluate.ts';
import type { Json } from './json.ts';
import { expressed, type Scope, Unknown } from './value.ts';

const template = checkTemplate({
  Mappings: { M: { 'us-east-1': { Ami: 'ami-1', Zones: ['a', 'b'] } } },
  Conditions: {
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    Not: { 'Fn::Not': [{ Condition: 'IsProd' }] },
    Both: { 'Fn::And': [{ Condition: 'IsProd' }, { Condition: 'Not' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsProd' }, { Condition: 'Not' }] },
  },
  Parameters: {
    Stage: { Type: 'String' },
    Nothing: { Type: 'String' },
    Ports: { Type: 'CommaDelimitedList' },
  },
  Resources: { Thing: { Type: 'AWS::SNS::Topic' } },
});

const scope: Scope = {
  template,
  parameters: { Stage: 'prod', Nothing: 'AWS::NoValue', Ports: ['80', '443'], 'AWS::Region': 'us-east-1' },
  condition: conditionsOf(template.Conditions, (value) => evaluate(value, scope)),
  ref: (name) => new Unknown({ Ref: name }),
  getAtt: (name, attribute) => `${name}!${attribute}`,
  importValue: (name) => `imported ${name}`,
  stackOutput: (stack, output) => `${stack}.${output}`,
  availabilityZones: (region) => [`${region}a`, `${region}b`],
  dynamicReference: (service, key) => `<${service} ${key}>`,
};
const of = (value: Json) => expressed(evaluate(value, scope));

describe('intrinsic functions', () => {
  it.each<[Json, Json]>([
    [{ Ref: 'Stage' }, 'prod'],
    [{ 'Fn::Sub': '${Stage}-${Thing.Arn}-${!Stage}' }, 'prod-Thing!Arn-${Stage}'],
    [{ 'Fn::Sub': ['${a}/${AWS::Region}', { a: { Ref: 'Stage' } }] }, 'prod/us-east-1'],
    [{ 'Fn::Join': ['-', [{ Ref: 'Stage' }, 1, true]] }, 'prod-1-true'],
    [{ 'Fn::Join': [',', { Ref: 'Ports' }] }, '80,443'],
    [{ 'Fn::Select': ['1', { Ref: 'Ports' }] }, '443'],
    [{ 'Fn::Split': ['|', 'a||c|'] }, ['a', '', 'c', '']],
    [{ 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'Zones'] }, ['a', 'b']],
    [{ 'Fn::GetAZs': '' }, ['us-east-1a', 'us-east-1b']],
    [{ 'Fn::Base64': 'hello' }, 'aGVsbG8='],
    [{ 'Fn::Cidr': ['10.20.0.0/16', 3, 8] }, ['10.20.0.0/24', '10.20.1.0/24', '10.20.2.0/24']],
    [{ 'Fn::Cidr': ['2001:db8::/56', 2, 64] }, ['2001:db8::/64', '2001:db8:0:1::/64']],
    [{ 'Fn::ImportValue': { 'Fn::Sub': '${Stage}-vpc' } }, 'imported prod-vpc'],
    [
      { 'Fn::If': ['IsProd', { a: { Ref: 'AWS::NoValue' }, b: [1, { Ref: 'AWS::NoValue' }] }, 2] },
      { b: [1] },
    ],
    [
      { a: { Ref: 'Nothing' }, b: { 'Fn::If': ['IsProd', { Ref: 'Nothing' }, 1] }, c: 'AWS::NoValue' },
      { c: 'AWS::NoValue' },
    ],
    [{ 'Fn::If': ['Both', 1, { 'Fn::If': ['Either', 2, 3] }] }, 2],
    ['{{resolve:ssm:/a/b:3}}!', '<ssm /a/b:3>!'],
    [{ 'Fn::Sub': '{{resolve:ssm:/${Stage}/key}}' }, '<ssm /prod/key>'],
    [{ 'Fn::GetStackOutput': { StackName: 'base', OutputName: { Ref: 'Stage' } } }, 'base.prod'],
    // A policy statement's Condition is not a function.
    [{ Condition: { StringEquals: { a: 'b' } } }, { Condition: { StringEquals: { a: 'b' } } }],
  ])('%j is %j', (value, result) => {
    expect(of(value)).toEqual(result);
  });

  it('leave what depends on a resource that does not exist yet unresolved, with everything else filled in', () => {
    expect(of({ 'Fn::Join': ['/', [{ Ref: 'Stage' }, { Ref: 'Thing' }]] })).toEqual({
      'Fn::Join': ['/', ['prod', { Ref: 'Thing' }]],
    });
  });

  it.each<[Json, string]>([
    [
      { 'Fn::FindInMap': ['M', 'us-east-1', 'constructor'] },
      'Template error: Unable to get mapping for M::us-east-1::constructor',
    ],
    [
      { 'Fn::FindInMap': ['M', 'toString', 'name'] },
      'Template error: Unable to get mapping for M::toString::name',
    ],
    [
      { 'Fn::FindInMap': ['M', 'eu-west-1', 'Ami'] },
      'Template error: Unable to get mapping for M::eu-west-1::Ami',
    ],
    [
      { 'Fn::Select': ['x', ['a']] },
      'Template error: Fn::Select requires a list argument with two elements: an integer index and a list',
    ],
    [{ 'Fn::Select': [3, ['a']] }, 'cannot select nonexistent value at index 3'],
    [
      { 'Fn::Join': 'x' },
      'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined',
    ],
    [{ 'Fn::Split': ['a'] }, 'Template error: every Fn::Split object requires two parameters'],
    [{ 'Fn::Cidr': ['10.0.0.0/24', 3, 8] }, 'cannot make 3 blocks of 8 host bits out of 10.0.0.0/24'],
    [{ 'Fn::Nonsense': 1 }, 'Template error: Encountered unsupported function: Fn::Nonsense'],
    [{ 'Fn::ToJsonString': 'x' }, 'Fn::ToJsonString requires an object or a list'],
    [{ 'Fn::Length': 'x' }, 'Fn::Length requires a list'],
  ])('%j is refused', (value, message) => {
    expect(() => of(value)).toThrow(message);
  });
});
