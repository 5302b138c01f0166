// The actions that have CodeDeploy deploy an ECS service, with stand-ins for CodeDeploy and ECS.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { privateTable } from '../../../../testing/private-table.ts';
import { standInService } from '../../../../testing/stand-in-service.ts';
import { Delivery } from '../../testing/delivery.ts';
import { stackStandIn } from '../../testing/stack-stand-in.ts';

type Status = 'InProgress' | 'Succeeded' | 'Failed' | 'Ready';
const deployments = privateTable<{ readonly content: string; readonly status: Status }>(
  'codedeploy/deployments',
);

/** One deployment, d-1. The test moves it on by ContinueDeployment, with the status in place of the wait's type. */
const codeDeploy = standInService<'codedeploy'>({
  id: 'codedeploy',
  operations: {
    GetApplication: ({ applicationName = '' }) => ({
      application: { computePlatform: applicationName === 'lambda' ? 'Lambda' : 'ECS' },
    }),
    CreateDeployment: ({ revision }, ctx) => {
      ctx.put(deployments, 'd-1', { content: revision!.appSpecContent!.content!, status: 'InProgress' });
      return { deploymentId: 'd-1' };
    },
    GetDeployment: (_input, ctx) => {
      const { status } = ctx.get(deployments, 'd-1')!;
      const failed = {
        errorInformation: { code: 'HOOK_EXECUTION_FAILURE' as const, message: 'The hook failed.' },
        rollbackInfo: { rollbackDeploymentId: 'd-2' },
      };
      return { deploymentInfo: { status, ...(status === 'Failed' ? failed : {}) } };
    },
    ContinueDeployment: ({ deploymentWaitType }, ctx) => {
      const before = ctx.get(deployments, 'd-1')!;
      ctx.put(deployments, 'd-1', { ...before, status: deploymentWaitType as unknown as Status });
      return {};
    },
  },
});

let registered: unknown[] = [];
const ecs = standInService<'ecs'>({
  id: 'ecs',
  operations: {
    RegisterTaskDefinition: (input) => {
      registered.push(input);
      return { taskDefinition: { taskDefinitionArn: 'arn:web:2' } };
    },
  },
});

let delivery: Delivery;
beforeEach(() => {
  registered = [];
  delivery = new Delivery(stackStandIn, codeDeploy, ecs);
  delivery.files = () => ({
    'taskdef.json': JSON.stringify({
      family: 'web',
      revision: 1,
      status: 'ACTIVE',
      containerDefinitions: [{ name: 'app', image: '<IMAGE>' }],
    }),
    'appspec.yaml': 'version: 0.0\nTaskDefinition: "<TASK_DEFINITION>"',
    'imageDetail.json': '{"ImageURI":"repository@sha256:1"}',
  });
});
afterEach(() => {
  expect(delivery.cloud.log).toEqual([]);
  delivery[Symbol.dispose]();
});

const toEcs = {
  ApplicationName: 'app',
  DeploymentGroupName: 'group',
  TaskDefinitionTemplateArtifact: 'Source',
  AppSpecTemplateArtifact: 'Source',
  Image1ArtifactName: 'Source',
  Image1ContainerName: 'IMAGE',
};
const create = (provider: string, configuration: Record<string, string>) => {
  const [source] = delivery.pipeline().stages!;
  const actionTypeId = { category: 'Deploy', owner: 'AWS', provider, version: '1' } as const;
  const inputArtifacts = [{ name: 'Source' }];
  const action = { name: 'Deploy', actionTypeId, configuration, inputArtifacts };
  delivery.create({ stages: [source!, { name: 'Deploy', actions: [action] }] });
};
const become = (status: Status) => {
  delivery.cloud.call('codedeploy', 'ContinueDeployment', {
    deploymentId: 'd-1',
    deploymentWaitType: status as 'READY_WAIT',
  });
  delivery.cloud.settle();
};
const action = () => delivery.actions().find(({ actionName }) => actionName === 'Deploy')!;

test('CodeDeployToECS registers the task definition with its image, and deploys the AppSpec file with it', () => {
  create('CodeDeployToECS', toEcs);
  expect(registered).toEqual([
    { family: 'web', containerDefinitions: [{ name: 'app', image: 'repository@sha256:1' }] },
  ]);
  expect(delivery.cloud.state.get(deployments, 'd-1')?.content).toBe(
    'version: 0.0\nTaskDefinition: "arn:web:2"',
  );
  expect(action()).toMatchObject({
    status: 'InProgress',
    output: { executionResult: { externalExecutionId: 'd-1' } },
  });
  become('Ready');
  expect(action().output?.executionResult?.externalExecutionSummary).toContain(
    'waits for ContinueDeployment',
  );
  become('Succeeded');
  expect(delivery.executions()).toMatchObject([{ status: 'Succeeded' }]);
});

test('a deployment that fails, fails the action with its reason', () => {
  create('CodeDeployToECS', toEcs);
  become('Failed');
  expect(delivery.executions()).toMatchObject([
    {
      status: 'Failed',
      why: 'Deploy/Deploy: Deployment d-1 failed. The hook failed. It was rolled back by deployment d-2.',
    },
  ]);
});

test.each([
  ['taskdef.json', 'Exception while trying to read the task definition artifact file from: Source'],
  ['appspec.yaml', 'The file appspec.yaml is not in the input artifact Source.'],
  ['imageDetail.json', 'The file imageDetail.json is not in the input artifact Source.'],
])('without %s it fails', (missing, why) => {
  const files = Object.entries(delivery.files('')).filter(([name]) => name !== missing);
  delivery.files = () => Object.fromEntries(files);
  create('CodeDeployToECS', toEcs);
  expect(delivery.executions()).toMatchObject([{ status: 'Failed', why: expect.stringContaining(why) }]);
});

test('an artifact that the action does not have, and an image without its placeholder, are refused', () => {
  const refusal = (change: object) => () => create('CodeDeployToECS', { ...toEcs, ...change });
  expect(refusal({ Image1ArtifactName: 'Image' })).toThrow(
    "'Image' of Image1ArtifactName is not an input artifact of the action",
  );
  expect(refusal({ Image2ArtifactName: 'Source' })).toThrow(
    'Image2ArtifactName and Image2ContainerName must be given together',
  );
});

test('CodeDeploy deploys the AppSpec file of an artifact as it is', () => {
  create('CodeDeploy', { ApplicationName: 'app', DeploymentGroupName: 'group' });
  expect(delivery.cloud.state.get(deployments, 'd-1')?.content).toContain('<TASK_DEFINITION>');
  become('Succeeded');
  expect(delivery.executions()).toMatchObject([{ status: 'Succeeded' }]);
});

test('CodeDeploy fails by name for another compute platform, and without an AppSpec file', () => {
  create('CodeDeploy', { ApplicationName: 'lambda', DeploymentGroupName: 'group' });
  expect(delivery.executions()[0]?.why).toContain('the application lambda is of Lambda');
  delivery.files = () => ({ 'README.md': '' });
  delivery.cloud.call('codepipeline', 'DeletePipeline', { name: 'delivery' });
  create('CodeDeploy', { ApplicationName: 'app', DeploymentGroupName: 'group' });
  expect(delivery.executions()[0]?.why).toContain('has no AppSpec file');
});
