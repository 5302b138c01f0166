import { expect, it } from 'vitest';
import { fakeClients } from '../testing/fake-clients.ts';
import { inProgressSection } from './in-progress.ts';

const idle = {
  codePipeline: { listPipelines: () => ({ pipelines: [] }) },
  ecs: { listClusters: (): object => ({ clusterArns: [] }) },
  autoScaling: { describeAutoScalingGroups: (): object => ({ AutoScalingGroups: [] }) },
};

async function rowsOf(operations: Parameters<typeof fakeClients>[0]) {
  const message = await inProgressSection(fakeClients({ ...idle, ...operations }), {
    pipelineName: undefined,
    clusterName: undefined,
  });
  return message?.code === 'status-in-progress'
    ? message.rows.map(({ pipeline, action, reason }) => `${pipeline} ${action}: ${reason}`)
    : undefined;
}

const ofService = (service: object) => ({
  ecs: {
    listClusters: () => ({ clusterArns: ['arn/main'] }),
    listServices: () => ({ serviceArns: ['arn/web'] }),
    listTasks: () => ({ taskArns: [] }),
    describeServices: () => ({ services: [{ serviceName: 'web', status: 'ACTIVE', ...service }] }),
  },
});

it('says nothing where nothing is under way', async () => {
  expect(await rowsOf({})).toBeUndefined();
  const steady = { desiredCount: 1, runningCount: 1, deployments: [{ rolloutState: 'COMPLETED' }] };
  expect(await rowsOf(ofService(steady))).toBeUndefined();
});

it('says of a service that is not steady how far it is, and its newest event', async () => {
  const message = '(service web) was unable to place a task.';
  const unsteady = { desiredCount: 2, runningCount: 1, pendingCount: 0, events: [{ message }] };
  expect(await rowsOf(ofService(unsteady))).toEqual([
    `web main: 1 of 2 tasks are running, 0 are pending. ${message}`,
  ]);
});

const byCodeDeploy = ofService({
  desiredCount: 1,
  runningCount: 1,
  taskSets: [
    { status: 'PRIMARY', externalId: 'd-0' },
    { status: 'ACTIVE', externalId: 'd-1', stabilityStatus: 'STABILIZING' },
  ],
});

it('says of a service that CodeDeploy deploys which deployment it is', async () => {
  expect(await rowsOf(byCodeDeploy)).toEqual([
    'web main: 1 of 1 tasks are running, 0 are pending. Deployment d-1 is under way: its task set is STABILIZING.',
  ]);
});

it.each([
  ['InProgress', ['Install'], 'Install: 1 of 2 replacement tasks are running.'],
  [
    'InProgress',
    ['AfterAllowTestTraffic'],
    'AfterAllowTestTraffic: its function has not called PutLifecycleEventHookExecutionStatus yet.',
  ],
  [
    'InProgress',
    ['AllowTraffic'],
    'AllowTraffic: 10 % of the traffic goes to the replacement, until the next step.',
  ],
  [
    'Ready',
    [],
    'It is ready, and waits for its traffic to be rerouted: aws deploy continue-deployment --deployment-id d-1',
  ],
  [
    'InProgress',
    [],
    'Its original tasks end after the termination wait time, or by aws deploy continue-deployment --deployment-id d-1 --deployment-wait-type TERMINATION_WAIT',
  ],
])('says what a deployment of CodeDeploy waits for: %s, %j', async (status, open, text) => {
  const names = ['Install', 'AfterAllowTestTraffic', 'AllowTraffic'];
  const lifecycleEvents = names.map((lifecycleEventName) => ({
    lifecycleEventName,
    status: open.includes(lifecycleEventName) ? 'InProgress' : 'Succeeded',
  }));
  const green = { taskSetLabel: 'Green', runningCount: 1, desiredCount: 2, trafficWeight: 10 };
  const codeDeploy = {
    getDeployment: () => ({ deploymentInfo: { status } }),
    listDeploymentTargets: () => ({ targetIds: ['main:web'] }),
    getDeploymentTarget: () => ({
      deploymentTarget: { ecsTarget: { lifecycleEvents, taskSetsInfo: [green] } },
    }),
  };
  expect(await rowsOf({ ...byCodeDeploy, codeDeploy })).toEqual([
    `web main: 1 of 1 tasks are running, 0 are pending. Deployment d-1 is under way: ${text}`,
  ]);
});

it('says what tasks wait for that come or go, those of no service too', async () => {
  const task = (lastStatus: string, more: object) => ({ taskArn: `arn/${lastStatus}`, lastStatus, ...more });
  const tasks = [
    task('RUNNING', { group: 'service:web' }),
    task('PROVISIONING', { group: 'family:job', capacityProviderName: 'nodes' }),
    task('PENDING', { group: 'service:web', pullStartedAt: new Date(0) }),
    task('DEACTIVATING', { group: 'service:web', stoppedReason: 'Scaling activity initiated by x' }),
  ];
  const ecs = {
    listClusters: () => ({ clusterArns: ['arn/main'] }),
    listServices: () => ({ serviceArns: [] }),
    listTasks: ({ desiredStatus }: { desiredStatus: string }) => ({
      taskArns: desiredStatus === 'RUNNING' ? tasks.map(({ taskArn }) => taskArn) : [],
    }),
    describeTasks: () => ({ tasks }),
  };
  expect(await rowsOf({ ecs })).toEqual([
    'job PROVISIONING: The task is PROVISIONING: it waits for an instance of the capacity provider nodes with room for it.',
    'web PENDING: The task is PENDING: its images are pulled.',
    'web DEACTIVATING: The task is DEACTIVATING: its target is deregistered (Scaling activity initiated by x).',
  ]);
});

it('says what instances of a group wait for, why some are missing, and how far a refresh is', async () => {
  const group = {
    AutoScalingGroupName: 'nodes',
    DesiredCapacity: 3,
    Instances: [
      { InstanceId: 'i-1', LifecycleState: 'InService' },
      { InstanceId: 'i-2', LifecycleState: 'Pending:Wait' },
    ],
  };
  const rows = await rowsOf({
    autoScaling: {
      describeAutoScalingGroups: () => ({ AutoScalingGroups: [group] }),
      describeScalingActivities: () => ({ Activities: [{ StatusMessage: 'There is no such image.' }] }),
      describeInstanceRefreshes: () => ({
        InstanceRefreshes: [
          { InstanceRefreshId: 'r', Status: 'InProgress', PercentageComplete: 50, InstancesToUpdate: 1 },
        ],
      }),
    },
  });
  expect(rows).toEqual([
    'nodes i-2: The instance is Pending:Wait: a lifecycle hook waits for its completion, or for its timeout.',
    'nodes capacity: 2 of 3 instances are there: There is no such image.',
    'nodes r: Instance refresh InProgress: 50 % done, 1 to go.',
  ]);
});

it('says what the actions, conditions and transitions of a pipeline wait for, but for what a person has to give', async () => {
  const running = (summary: string, more: object = {}) => ({
    latestExecution: { status: 'InProgress', summary, ...more },
  });
  const stageStates = [
    { stageName: 'Source', actionStates: [{ actionName: 'App', ...running('Waiting for me/shop: map it') }] },
    { stageName: 'Ask', actionStates: [{ actionName: 'Person', ...running('', { token: 't' }) }] },
    { stageName: 'Build', actionStates: [{ actionName: 'Image', ...running('Phase BUILD') }] },
    {
      stageName: 'Deploy',
      onSuccessConditionState: {
        conditionStates: [
          { ruleStates: [{ ruleName: 'Calm', ...running('Waiting for the alarm a to stay out of ALARM') }] },
        ],
      },
    },
    {
      stageName: 'Release',
      inboundExecution: { pipelineExecutionId: 'x' },
      inboundTransitionState: { enabled: false, disabledReason: 'Holidays' },
    },
  ];
  const rows = await rowsOf({
    codePipeline: {
      listPipelines: () => ({ pipelines: [{ name: 'shop' }] }),
      getPipelineState: () => ({ pipelineName: 'shop', stageStates }),
    },
  });
  expect(rows).toEqual([
    'shop Build/Image: Phase BUILD',
    'shop Deploy/Calm: Waiting for the alarm a to stay out of ALARM',
    'shop Release: The transition is disabled: Holidays',
  ]);
});
