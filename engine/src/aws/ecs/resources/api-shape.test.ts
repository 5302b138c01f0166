import { expect, test } from 'vitest';
import { toApi } from './api-shape.ts';

test('members get a lower first letter at every depth; keys of maps stay the user’s', () =>
  expect(
    toApi({
      ContainerDefinitions: [
        {
          Name: 'app',
          DockerLabels: { Team: 'Web' },
          LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': 'G', Mode: 'x' } },
          Environment: [{ Name: 'PATH', Value: '/Bin' }],
        },
      ],
      PlacementStrategies: [{ Type: 'spread', Field: 'instanceId' }],
      EnableECSManagedTags: true,
      Volumes: [
        { EFSVolumeConfiguration: { FilesystemId: 'fs-1', AuthorizationConfig: { IAM: 'ENABLED' } } },
      ],
    }),
  ).toEqual({
    containerDefinitions: [
      {
        name: 'app',
        dockerLabels: { Team: 'Web' },
        logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'G', Mode: 'x' } },
        environment: [{ name: 'PATH', value: '/Bin' }],
      },
    ],
    placementStrategy: [{ type: 'spread', field: 'instanceId' }],
    enableECSManagedTags: true,
    volumes: [{ efsVolumeConfiguration: { fileSystemId: 'fs-1', authorizationConfig: { iam: 'ENABLED' } } }],
  }));
