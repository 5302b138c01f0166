// Services whose deployments are CodeDeploy's: ECS runs them, and changes nothing that would make new tasks.

import { expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { groupA, rehearseCluster } from '../testing/cluster.ts';

function codeDeployed() {
  const cluster = rehearseCluster();
  const { cloud, create, register } = cluster;
  const loadBalancers = [{ targetGroupArn: groupA, containerName: 'app', containerPort: 8080 }];
  create({
    serviceName: 'web',
    taskDefinition: register('web'),
    loadBalancers,
    deploymentController: { type: 'CODE_DEPLOY' },
  });
  cloud.advance(60_000);
  const update = (change: object) =>
    cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', ...change });
  return { ...cluster, update };
}

test('its tasks are one task set, and it has no deployments of ECS', () => {
  const { service } = codeDeployed();
  expect(service('web')).toMatchObject({
    deploymentController: { type: 'CODE_DEPLOY' },
    deployments: [],
    runningCount: 2,
    taskSets: [
      {
        status: 'PRIMARY',
        computedDesiredCount: 2,
        runningCount: 2,
        scale: { unit: 'PERCENT', value: 100 },
        stabilityStatus: 'STEADY_STATE',
        loadBalancers: [{ targetGroupArn: groupA }],
      },
    ],
  });
});

test('its count can be changed, what makes new tasks cannot', () => {
  const { cloud, register, service, update } = codeDeployed();
  update({ desiredCount: 3, taskDefinition: service('web').taskDefinition });
  cloud.advance(60_000);
  expect(service('web').runningCount).toBe(3);
  const refusal = (what: string) =>
    `InvalidParameterException: Unable to update ${what} on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.`;
  expect(faultOf(() => update({ taskDefinition: register('web') }))).toBe(refusal('task definition'));
  expect(faultOf(() => update({ loadBalancers: [] }))).toBe(refusal('load balancers'));
  const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-a'] } };
  expect(faultOf(() => update({ networkConfiguration }))).toBe(refusal('network parameters'));
  expect(faultOf(() => update({ forceNewDeployment: true }))).toContain('Cannot force a new deployment');
});

test.each([
  ['DAEMON', { schedulingStrategy: 'DAEMON' as const, desiredCount: undefined }],
  ['Service Connect', { serviceConnectConfiguration: { enabled: true } }],
])('%s does not go with CODE_DEPLOY', (what, more) => {
  const { create, register } = rehearseCluster();
  const refused = faultOf(() =>
    create({
      serviceName: 'web',
      taskDefinition: register('web'),
      deploymentController: { type: 'CODE_DEPLOY' },
      ...more,
    }),
  );
  expect(refused).toBe(
    `InvalidParameterException: ${what.startsWith('DAEMON') ? 'The DAEMON scheduling strategy' : what} is not supported with the CODE_DEPLOY deployment controller.`,
  );
});
