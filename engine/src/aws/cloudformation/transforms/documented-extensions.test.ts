// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of templates are plain texts.
// The examples of AWS's pages about the extensions, named by their pages, and what AWS makes of them.
import { describe, expect, it } from 'vitest';
import { processed as processedTemplate } from '../testing/processed.ts';

const processed = (template: object, parameters?: Readonly<Record<string, string>>) =>
  processedTemplate({ Transform: 'AWS::LanguageExtensions', ...template }, parameters);
const topic = (Properties: object) => ({ Type: 'AWS::SNS::Topic', Properties });
const value = (Value: unknown) => ({ Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value } });
const text = (...AllowedValues: string[]) => ({
  Type: 'String',
  ...(AllowedValues.length > 0 ? { AllowedValues } : {}),
});

describe('intrinsic-function-reference-foreach-example-resource', () => {
  it('a topic of each name of a list', () => {
    const { Resources } = processed({
      Resources: {
        'Fn::ForEach::Topics': [
          'TopicName',
          ['Success', 'Failure', 'Timeout', 'Unknown'],
          {
            'SnsTopic${TopicName}': topic({ TopicName: { 'Fn::Sub': '${TopicName}.fifo' }, FifoTopic: true }),
          },
        ],
      },
    });
    expect(Resources).toEqual({
      SnsTopicSuccess: topic({ TopicName: 'Success.fifo', FifoTopic: true }),
      SnsTopicFailure: topic({ TopicName: 'Failure.fifo', FifoTopic: true }),
      SnsTopicTimeout: topic({ TopicName: 'Timeout.fifo', FifoTopic: true }),
      SnsTopicUnknown: topic({ TopicName: 'Unknown.fifo', FifoTopic: true }),
    });
  });

  it('a topic of each ARN of a parameter, whose logical ids keep letters and digits only', () => {
    const { Resources } = processed(
      {
        Parameters: { pRepoARNs: { Type: 'CommaDelimitedList' } },
        Resources: {
          'Fn::ForEach::Topics': [
            'TopicName',
            { Ref: 'pRepoARNs' },
            { 'SnsTopic&{TopicName}': topic({ DisplayName: { Ref: 'TopicName' } }) },
          ],
        },
      },
      { pRepoARNs: 'repository/one,repository/two' },
    );
    expect(Resources).toEqual({
      SnsTopicrepositoryone: topic({ DisplayName: 'repository/one' }),
      SnsTopicrepositorytwo: topic({ DisplayName: 'repository/two' }),
    });
  });

  it('several properties of each resource, found in a mapping', () => {
    const { Resources } = processed({
      Mappings: {
        Topics: { Success: { Fifo: 'true' }, Failure: { Fifo: 'false' } },
      },
      Resources: {
        'Fn::ForEach::Topics': [
          'Name',
          ['Success', 'Failure'],
          {
            'Topic${Name}': topic({
              DisplayName: { 'Fn::FindInMap': ['Topics', { Ref: 'Name' }, 'Fifo'] },
              Subscription: [{ Protocol: 'lambda', Endpoint: { 'Fn::GetAtt': ['Function${Name}', 'Arn'] } }],
            }),
            'Function${Name}': value('of ${Name}'),
          },
        ],
      },
    });
    expect(Resources.TopicFailure).toEqual(
      topic({
        DisplayName: 'false',
        Subscription: [{ Protocol: 'lambda', Endpoint: { 'Fn::GetAtt': ['FunctionFailure', 'Arn'] } }],
      }),
    );
    expect(Object.keys(Resources)).toEqual([
      'TopicSuccess',
      'FunctionSuccess',
      'TopicFailure',
      'FunctionFailure',
    ]);
  });

  it('loops in loops: two of a kind under each', () => {
    const { Resources } = processed({
      Resources: {
        'Fn::ForEach::Prefixes': [
          'Prefix',
          ['Foo', 'Bar'],
          {
            'My${Prefix}': value({ 'Fn::Sub': 'value ${Prefix}' }),
            'Fn::ForEach::Suffixes': [
              'Suffix',
              ['A', 'B'],
              { 'My${Prefix}${Suffix}': value({ 'Fn::Sub': '${Prefix} ${Suffix}' }) },
            ],
          },
        ],
      },
    });
    expect(Resources).toEqual({
      MyFoo: value('value Foo'),
      MyFooA: value('Foo A'),
      MyFooB: value('Foo B'),
      MyBar: value('value Bar'),
      MyBarA: value('Bar A'),
      MyBarB: value('Bar B'),
    });
  });
});

describe('intrinsic-function-reference-foreach-example-outputs, -conditions', () => {
  it('outputs and conditions are multiplied', () => {
    const template = processed(
      {
        Parameters: { ParamA: text('A', 'B') },
        Conditions: {
          'Fn::ForEach::CheckTrue': [
            'I',
            ['A', 'B'],
            { 'Is${I}': { 'Fn::Equals': [{ Ref: 'ParamA' }, '${I}'] } },
          ],
        },
        Resources: {
          'Fn::ForEach::Buckets': ['I', ['A', 'B'], { 'Topic${I}': { Type: 'AWS::SNS::Topic' } }],
        },
        Outputs: {
          'Fn::ForEach::TopicOutputs': [
            'I',
            ['A', 'B'],
            {
              'Fn::ForEach::GetAttLoop': [
                'Property',
                ['TopicName', 'TopicArn'],
                {
                  'Topic${I}${Property}': {
                    Value: { 'Fn::GetAtt': [{ 'Fn::Sub': 'Topic${I}' }, '${Property}'] },
                  },
                },
              ],
            },
          ],
        },
      },
      { ParamA: 'A' },
    );
    expect(Object.keys(template.Conditions!)).toEqual(['IsA', 'IsB']);
    expect(template.Outputs).toEqual({
      TopicATopicName: { Value: { 'Fn::GetAtt': ['TopicA', 'TopicName'] } },
      TopicATopicArn: { Value: { 'Fn::GetAtt': ['TopicA', 'TopicArn'] } },
      TopicBTopicName: { Value: { 'Fn::GetAtt': ['TopicB', 'TopicName'] } },
      TopicBTopicArn: { Value: { 'Fn::GetAtt': ['TopicB', 'TopicArn'] } },
    });
  });
});

it('intrinsic-function-reference-length: a number', () => {
  const queue = (DelaySeconds: unknown) => ({ Type: 'AWS::SQS::Queue', Properties: { DelaySeconds } });
  const { Resources } = processed(
    {
      Parameters: { Queues: { Type: 'CommaDelimitedList' } },
      Mappings: { M: { k: { v: ['a', 'b'] } } },
      Resources: {
        Literal: queue({ 'Fn::Length': [1, { Ref: 'Queues' }, 3] }),
        Parameter: queue({ 'Fn::Length': { Ref: 'Queues' } }),
        Split: queue({ 'Fn::Length': { 'Fn::Split': ['|', 'a|b|c'] } }),
        Mapping: queue({ 'Fn::Length': { 'Fn::FindInMap': ['M', 'k', 'v'] } }),
        Elements: queue({ 'Fn::Length': [{ Ref: 'Literal' }, 'x'] }),
      },
    },
    { Queues: 'a,b,c,d' },
  );
  expect(Resources).toEqual({
    Literal: queue(3),
    Parameter: queue(4),
    Split: queue(3),
    Mapping: queue(2),
    Elements: queue(2),
  });
});

it('intrinsic-function-reference-ToJsonString: a text, with parameters in it; what depends on resources waits', () => {
  const object = { key1: 'value1', key2: { Ref: 'ParameterName' } };
  const { Resources } = processed(
    {
      Parameters: { ParameterName: text() },
      Resources: {
        Object: value({ 'Fn::ToJsonString': object }),
        List: value({ 'Fn::ToJsonString': [object] }),
        Later: value({ 'Fn::ToJsonString': { of: { Ref: 'List' } } }),
      },
    },
    { ParameterName: 'resolvedValue' },
  );
  expect(Resources).toEqual({
    Object: value('{"key1":"value1","key2":"resolvedValue"}'),
    List: value('[{"key1":"value1","key2":"resolvedValue"}]'),
    Later: value({ 'Fn::ToJsonString': { of: { Ref: 'List' } } }),
  });
});

describe('intrinsic-function-reference-findinmap-enhancements', () => {
  const template = (find: unknown) => ({
    Parameters: { Keys: { Type: 'String', Default: 'one|two' } },
    Mappings: { RegionMap: { 'us-east-1': { InstanceType: 't2.micro' }, one: { InstanceType: 'm5.large' } } },
    Resources: { Found: value({ 'Fn::FindInMap': find }) },
  });
  it.each([
    [
      'the value of the region',
      ['RegionMap', { Ref: 'AWS::Region' }, 'InstanceType', { DefaultValue: 't3.micro' }],
      't2.micro',
    ],
    [
      'the default for a missing key',
      ['RegionMap', 'eu-west-9', 'InstanceType', { DefaultValue: 't3.micro' }],
      't3.micro',
    ],
    [
      'the default for a missing mapping',
      ['NoMap', 'a', 'b', { DefaultValue: { Ref: 'AWS::Region' } }],
      'us-east-1',
    ],
    [
      'a top-level key from functions',
      ['RegionMap', { 'Fn::Select': [0, { 'Fn::Split': ['|', { Ref: 'Keys' }] }] }, 'InstanceType'],
      'm5.large',
    ],
    [
      'a mapping named by a function',
      [{ 'Fn::Join': ['', ['Region', 'Map']] }, 'one', 'InstanceType'],
      'm5.large',
    ],
  ])('%s', (_case, find, found) => {
    expect(processed(template(find)).Resources).toEqual({ Found: value(found) });
  });
});

describe('function-refs-in-policy-attributes', () => {
  const table = (policies: object) => ({ ...value('1'), ...policies });
  it.each([
    ['Prod', 'Retain'],
    ['Dev', 'Delete'],
  ])('Fn::If by a parameter: %s is %s', (Stage, policy) => {
    const byStage = { 'Fn::If': ['IsProd', 'Retain', 'Delete'] };
    const { Resources } = processed(
      {
        Parameters: { Stage: text('Prod', 'Staging', 'Dev') },
        Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'Prod'] } },
        Resources: { Table: table({ DeletionPolicy: byStage, UpdateReplacePolicy: byStage }) },
      },
      { Stage },
    );
    expect(Resources).toEqual({ Table: table({ DeletionPolicy: policy, UpdateReplacePolicy: policy }) });
  });

  it('Ref to a parameter', () => {
    const { Resources } = processed(
      {
        Parameters: { Policy: text('Retain', 'Delete', 'Snapshot') },
        Resources: { Table: table({ DeletionPolicy: { Ref: 'Policy' }, UpdateReplacePolicy: 'Retain' }) },
      },
      { Policy: 'Retain' },
    );
    expect(Resources).toEqual({ Table: table({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }) });
  });
});

describe('transform-aws-languageextensions', () => {
  it('Fn::Sub is resolved, but for what depends on resources and for secrets', () => {
    const { Resources } = processed(
      {
        Parameters: { Password: { Type: 'String', NoEcho: true } },
        Resources: {
          Named: value({ 'Fn::Sub': '${AWS::StackName}_api' }),
          Later: value({ 'Fn::Sub': '${Named}-x' }),
          Secret: value({ 'Fn::Sub': 'is ${Password}' }),
        },
      },
      { Password: 'hidden' },
    );
    expect(Resources).toEqual({
      Named: value('demo_api'),
      Later: value({ 'Fn::Sub': '${Named}-x' }),
      Secret: value({ 'Fn::Sub': 'is ${Password}' }),
    });
  });

  it('functions in Ref and Fn::GetAtt are resolved to names', () => {
    const { Resources, Outputs } = processed(
      {
        Parameters: { Environment: text() },
        Resources: { TopicProd: topic({}), Use: value({ Ref: { 'Fn::Sub': 'Topic${Environment}' } }) },
        Outputs: {
          Name: {
            Value: { 'Fn::GetAtt': [{ 'Fn::Join': ['', ['Topic', { Ref: 'Environment' }]] }, 'TopicName'] },
          },
        },
      },
      { Environment: 'Prod' },
    );
    expect(Resources.Use).toEqual(value({ Ref: 'TopicProd' }));
    expect(Outputs).toEqual({ Name: { Value: { 'Fn::GetAtt': ['TopicProd', 'TopicName'] } } });
  });
});
