// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import {
  get,
  network,
  ref,
  role,
  securityGroup,
  tags,
} from '../../testing/resource-examples/surroundings.ts';

const dead = (name: string) => ({ TargetArn: `arn:aws:sqs:us-east-1:000000000000:${name}` });
const variables = (STAGE: string) => ({ Variables: { STAGE } });
const connected = (...names: string[]) => ({
  VpcConfig: { SubnetIds: names.map(ref), SecurityGroupIds: [get('Group', 'GroupId')] },
});
const onFailure = (name: string) => ({
  DestinationConfig: { OnFailure: { Destination: `arn:aws:sqs:us-east-1:000000000000:${name}` } },
});
const pattern = (kind: string) => ({
  FilterCriteria: { Filters: [{ Pattern: JSON.stringify({ body: { kind: [kind] } }) }] },
});

export const driftExamples: DriftExamples = {
  'AWS::Lambda::Function': {
    scenes: [
      {
        prerequisites: { OtherRole: role.Role },
        create: {
          MemorySize: 128,
          Architectures: ['x86_64'],
          Description: 'a',
          TracingConfig: { Mode: 'PassThrough' },
          DeadLetterConfig: dead('a'),
          ReservedConcurrentExecutions: 1,
          Environment: variables('1'),
          EphemeralStorage: { Size: 512 },
          LoggingConfig: { LogFormat: 'Text' },
          ...tags('a'),
        },
        update: {
          MemorySize: 256,
          Description: 'b',
          TracingConfig: { Mode: 'Active' },
          DeadLetterConfig: dead('b'),
          ReservedConcurrentExecutions: 2,
          Environment: variables('2'),
          EphemeralStorage: { Size: 1024 },
          LoggingConfig: { LogFormat: 'JSON' },
          Handler: 'index.other',
          Runtime: 'nodejs22.x',
          Role: get('OtherRole', 'Arn'),
          Architectures: ['arm64'],
          ...tags('b'),
        },
      },
      {
        prerequisites: { ...network, ...securityGroup },
        create: connected('SubnetA'),
        update: connected('SubnetA', 'SubnetB'),
      },
    ],
    unchanged: {
      'AWS never compares keys of KMS': ['KmsKeyArn'],
      'the tests of layers, images and file systems change it': [
        'FileSystemConfigs',
        'ImageConfig',
        'Layers',
      ],
      'not simulated': [
        'CapacityProviderConfig',
        'CodeSigningConfigArn',
        'DurableConfig',
        'FunctionScalingConfig',
        'SnapStart',
      ],
    },
  },
  'AWS::Lambda::Alias': {
    scenes: [
      {
        update: { FunctionVersion: '$LATEST' },
      },
    ],
    unchanged: { 'the tests of weighted aliases change it': ['RoutingConfig'] },
  },
  'AWS::Lambda::EventInvokeConfig': {
    scenes: [
      {
        create: { MaximumEventAgeInSeconds: 60, ...onFailure('a') },
        update: { MaximumEventAgeInSeconds: 120, ...onFailure('b') },
      },
    ],
  },
  'AWS::Lambda::Url': {
    scenes: [{ create: { InvokeMode: 'BUFFERED' }, update: { InvokeMode: 'RESPONSE_STREAM' } }],
  },
  'AWS::Lambda::EventSourceMapping': {
    scenes: [
      {
        prerequisites: {
          Other: {
            Type: 'AWS::Lambda::Function',
            Properties: {
              Role: get('Role', 'Arn'),
              Runtime: 'nodejs24.x',
              Handler: 'index.handler',
              Code: { ZipFile: 'exports.handler = async () => 1' },
            },
          },
        },
        create: {
          Enabled: true,
          MaximumBatchingWindowInSeconds: 1,
          ScalingConfig: { MaximumConcurrency: 2 },
          ...pattern('a'),
          ...tags('a'),
        },
        update: {
          Enabled: false,
          MaximumBatchingWindowInSeconds: 2,
          ScalingConfig: { MaximumConcurrency: 3 },
          FunctionName: ref('Other'),
          ...pattern('b'),
          ...tags('b'),
        },
      },
    ],
    unchanged: {
      'AWS never compares keys of KMS': ['KmsKeyArn'],
      'of sources that are not queues': [
        'BisectBatchOnFunctionError',
        'DestinationConfig',
        'DocumentDBEventSourceConfig',
        'MaximumRecordAgeInSeconds',
        'MaximumRetryAttempts',
        'ParallelizationFactor',
        'ProvisionedPollerConfig',
        'Queues',
        'SourceAccessConfigurations',
        'Topics',
        'TumblingWindowInSeconds',
      ],
      'not simulated': ['LoggingConfig', 'MetricsConfig'],
    },
  },
};
