// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of Fn::Sub are plain texts.
// Templates that AWS refuses before it makes a stack.
import { expect, it } from 'vitest';
import { cloudOfStacks, create, templateOf } from '../testing/stacks.ts';

const withValue = (Value: unknown) => templateOf({ A: { Value } });
const a = { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'x' } };
const with_ = (rest: object) => templateOf({ A: 'x' }, rest);
const output = (of: object) => with_({ Outputs: { X: { Value: 'x', ...of } } });
const parameter = (of: object) => with_({ Parameters: { P: { Type: 'String', Default: 'x', ...of } } });
const names =
  'Output X is malformed. The Name field of every Export member must be specified and consist only of alphanumeric characters, colons, or hyphens.';
const variables =
  'Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons';
const sub = /^Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments/;

it.each<[string, string, string | RegExp]>([
  [
    'a long description',
    with_({ Description: 'x'.repeat(1025) }),
    "'Description' length is greater than 1024.",
  ],
  ['metadata that are a text', with_({ Metadata: 'x' }), "'Metadata' member must be an object."],
  [
    'a policy that is a text',
    templateOf({ A: { ...a, CreationPolicy: 'x' } }),
    "[/Resources/A/CreationPolicy] 'CreationPolicy' member must be an object.",
  ],
  [
    'a policy that is a list',
    templateOf({ A: { ...a, UpdatePolicy: [] } }),
    "[/Resources/A/UpdatePolicy] 'UpdatePolicy' member must be an object.",
  ],
  [
    'a condition that is no name',
    templateOf({ A: { ...a, Condition: { Ref: 'C' } } }),
    '[/Resources/A] Every Condition member must be a string.',
  ],
  [
    'a snapshot of what has none',
    templateOf({ A: { ...a, DeletionPolicy: 'Snapshot' } }),
    'Template error: resource type AWS::SSM::Parameter does not support deletion policy Snapshot',
  ],
  ['an empty name in Fn::Sub', withValue({ 'Fn::Sub': 'a ${} b' }), variables],
  ['a default value of the shell', withValue({ 'Fn::Sub': '${HOME:-/root}' }), variables],
  ['a command of the shell', withValue({ 'Fn::Sub': '${A B}' }), variables],
  ['one element for Fn::Sub', withValue({ 'Fn::Sub': ['x'] }), sub],
  ['three elements for Fn::Sub', withValue({ 'Fn::Sub': ['x', {}, 'y'] }), sub],
  [
    'a list to be joined',
    withValue({ 'Fn::Join': [',', [['a']]] }),
    /^Template error: every Fn::Join object requires/,
  ],
  [
    'a condition that is no function',
    with_({ Conditions: { C: true } }),
    /^Template error: every Condition member/,
  ],
  [
    'the name of a condition',
    with_({ Conditions: { 'C-1': { 'Fn::Equals': ['a', 'b'] } } }),
    'Condition name C-1 is non alphanumeric.',
  ],
  [
    'the name of a mapping',
    with_({ Mappings: { 'M-1': { a: { b: 'c' } } } }),
    'Mapping name M-1 is non alphanumeric.',
  ],
  [
    'a list as an output',
    output({ Value: ['x'] }),
    'The Value field of every Outputs member must evaluate to a String.',
  ],
  [
    'a map as an output',
    output({ Value: { x: 1 } }),
    'The Value field of every Outputs member must evaluate to a String.',
  ],
  [
    'the description of an output',
    output({ Description: { Ref: 'A' } }),
    'Every Description member must be a string.',
  ],
  ['an export without a map', output({ Export: 'x' }), names],
  ['an export without a name', output({ Export: {} }), names],
  ['an export with an empty name', output({ Export: { Name: '' } }), names],
  ['an export with an underscore', output({ Export: { Name: 'a_b' } }), names],
  [
    'an export with a space, made up',
    output({ Export: { Name: { 'Fn::Sub': '${AWS::StackName} x' } } }),
    names,
  ],
  [
    'an export named after a resource',
    output({ Export: { Name: { Ref: 'A' } } }),
    'Output X is malformed. The Name field of Export must not depend on any resources, imported values, or Fn::GetAZs',
  ],
  [
    'two exports of one name',
    with_({
      Outputs: { X: { Value: 'x', Export: { Name: 'e' } }, Y: { Value: 'y', Export: { Name: 'e' } } },
    }),
    'Duplicate Export names. Exported names must be unique: e',
  ],
  ['an unknown key of a parameter', parameter({ Foo: 1 }), "Invalid template parameter property 'Foo'"],
  ['a default that is a list', parameter({ Default: ['a'] }), 'Every Default member must be a string.'],
  [
    'a long description of a parameter',
    parameter({ Description: 'x'.repeat(4001) }),
    "'Description' length is greater than 4000.",
  ],
])('%s is refused', (_what, template, message) => {
  using cloud = cloudOfStacks();
  expect(() => create(cloud, template)).toThrow(message);
  expect(cloud.call('cloudformation', 'ListStacks', {}).StackSummaries).toEqual([]);
});

it.each([
  ['a description of 1024 bytes', with_({ Description: 'x'.repeat(1024) })],
  ['a variable of the shell', withValue({ 'Fn::Sub': '${!HOME:-/root}' })],
  ['a name with a period', withValue({ 'Fn::Sub': ['${a.b}', { 'a.b': 'z' }] })],
  ['an export made up of names', output({ Export: { Name: { 'Fn::Sub': '${AWS::StackName}:x-1' } } })],
  ['an output that a function makes', output({ Value: { 'Fn::Join': [',', ['a', 'b']] } })],
  ['a snapshot of a volume', templateOf({ A: { Type: 'AWS::EC2::Volume', DeletionPolicy: 'Snapshot' } })],
])('%s is accepted', (_what, template) => {
  using cloud = cloudOfStacks();
  expect(() => create(cloud, template)).not.toThrow();
});
