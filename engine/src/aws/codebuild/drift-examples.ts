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

const image = (name: string) => ({
  Type: 'LINUX_CONTAINER',
  Image: `aws/codebuild/${name}`,
  ComputeType: 'BUILD_GENERAL1_SMALL',
});
const logs = (GroupName: string) => ({ CloudWatchLogs: { Status: 'ENABLED', GroupName } });
const connected = (...names: string[]) => ({
  VpcConfig: {
    VpcId: ref('Vpc'),
    Subnets: names.map(ref),
    SecurityGroupIds: [get('Group', 'GroupId')],
  },
});

export const driftExamples: DriftExamples = {
  'AWS::CodeBuild::Project': {
    scenes: [
      {
        prerequisites: { OtherRole: role.Role },
        create: {
          TimeoutInMinutes: 10,
          QueuedTimeoutInMinutes: 10,
          LogsConfig: logs('a'),
          Cache: { Type: 'NO_CACHE' },
          ConcurrentBuildLimit: 1,
          ...tags('a'),
        },
        update: {
          TimeoutInMinutes: 20,
          QueuedTimeoutInMinutes: 20,
          LogsConfig: logs('b'),
          Cache: { Type: 'LOCAL', Modes: ['LOCAL_SOURCE_CACHE'] },
          ConcurrentBuildLimit: 2,
          Environment: image('standard:6.0'),
          Source: { Type: 'NO_SOURCE', BuildSpec: 'version: 0.3' },
          ServiceRole: get('OtherRole', 'Arn'),
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
      'AWS never compares keys of KMS': ['EncryptionKey'],
      'it needs a source or a bucket: the tests of builds change it': [
        'Artifacts',
        'SecondaryArtifacts',
        'SecondarySources',
        'SecondarySourceVersions',
        'SourceVersion',
      ],
      'not simulated': [
        'AutoRetryLimit',
        'BadgeEnabled',
        'BuildBatchConfig',
        'FileSystemLocations',
        'ResourceAccessRole',
        'Visibility',
      ],
    },
  },
};
