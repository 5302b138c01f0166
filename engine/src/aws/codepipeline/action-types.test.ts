import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { codePipeline } from './index.ts';
import { Delivery } from './testing/delivery.ts';

test('action types are listed with their configuration keys and numbers of artifacts', () => {
  using cloud = rehearse({ services: [codePipeline] });
  const list = (input: object = {}) =>
    cloud.call('codepipeline', 'ListActionTypes', input).actionTypes!.map(({ id }) => id!);
  expect(list().map(({ category, provider }) => `${category}/${provider}`)).toEqual([
    'Approval/Manual',
    'Build/CodeBuild',
    'Build/ECRBuildAndPublish',
    'Compute/Commands',
    'Deploy/CloudFormation',
    'Deploy/CodeDeploy',
    'Deploy/CodeDeployToECS',
    'Deploy/ECS',
    'Deploy/S3',
    'Invoke/Lambda',
    'Source/CodeCommit',
    'Source/CodeStarSourceConnection',
    'Source/GitHub',
    'Source/ECR',
    'Source/S3',
    'Test/CodeBuild',
  ]);
  expect(list({ actionOwnerFilter: 'ThirdParty' }).map(({ provider }) => provider)).toEqual(['GitHub']);
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

test('types of AWS that nothing here runs are recorded: pipelines have them, and running one fails by name', () => {
  using delivery = new Delivery();
  const [source] = delivery.pipeline().stages!;
  const type = { category: 'Invoke', owner: 'AWS', provider: 'StepFunctions', version: '1' } as const;
  const configuration = { StateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:s' };
  const actions = [{ name: 'Machine', actionTypeId: type, configuration }];
  delivery.create({ stages: [source!, { name: 'Steps', actions }] });
  expect(delivery.executions()).toMatchObject([
    {
      status: 'Failed',
      why: 'Steps/Machine: Drydock records actions of the type Invoke/StepFunctions and cannot run them.',
    },
  ]);
  const unknown = [{ ...actions[0]!, actionTypeId: { ...type, provider: 'None' } }];
  expect(() =>
    delivery.create({ name: 'other', stages: [source!, { name: 'Steps', actions: unknown }] }),
  ).toThrow(/'None'.*is not simulated/);
});
