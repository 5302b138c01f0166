import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { codePipeline } from './index.ts';

test('action types are listed with their configuration keys and numbers of artifacts', () => {
  using cloud = rehearse({ services: [codePipeline] });
  const list = (input: object = {}) =>
    cloud.call('codepipeline', 'ListActionTypes', input).actionTypes!.map(({ id }) => id!);
  expect(list().map(({ category, provider }) => `${category}/${provider}`)).toEqual([
    'Approval/Manual',
    'Build/CodeBuild',
    'Deploy/CloudFormation',
    'Deploy/ECS',
    'Deploy/S3',
    'Source/CodeStarSourceConnection',
    'Source/ECR',
    'Source/S3',
    'Test/CodeBuild',
  ]);
  expect(list({ actionOwnerFilter: 'AWS' })).toEqual(list());
  expect(list({ actionOwnerFilter: 'Custom' })).toEqual([]);

  const { actionTypes } = cloud.call('codepipeline', 'ListActionTypes', {});
  const build = actionTypes!.find(({ id }) => id?.category === 'Build');
  expect(build).toMatchObject({
    id: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
    inputArtifactDetails: { minimumCount: 1, maximumCount: 5 },
    outputArtifactDetails: { minimumCount: 0, maximumCount: 5 },
  });
  const keys = build!.actionConfigurationProperties!.map(({ name, required }) => `${name} ${required}`);
  expect(keys).toEqual([
    'ProjectName true',
    'PrimarySource false',
    'EnvironmentVariables false',
    'BatchEnabled false',
    'CombineArtifacts false',
  ]);
});
