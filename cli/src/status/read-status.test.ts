import { describe, expect, it } from 'vitest';
import type { StatusMessage } from '../messages/status.ts';
import { referenceSystem } from '../system/reference-system.ts';
import { drain } from '../testing/drain.ts';
import { awsError, fakeClients } from '../testing/fake-clients.ts';
import { readStatus } from './read-status.ts';
import { stacksSection } from './stacks.ts';

const root = {
  StackName: referenceSystem.stackName,
  StackStatus: 'CREATE_COMPLETE',
  Outputs: [
    { OutputKey: 'PipelineName', OutputValue: 'p' },
    { OutputKey: 'ClusterName', OutputValue: 'c' },
  ],
};

const healthy = {
  cloudFormation: {
    describeStacks: (): object => ({ Stacks: [root] }),
    describeStackResources: () => ({
      StackResources: [
        {
          StackName: 'drydock',
          LogicalResourceId: 'Key',
          ResourceType: 'AWS::KMS::Key',
          ResourceStatusReason: 'Recorded only: Drydock does not simulate AWS::KMS::Key',
        },
        {
          StackName: 'drydock',
          LogicalResourceId: 'Database',
          ResourceType: 'AWS::RDS::DBInstance',
          ResourceStatusReason:
            'Recorded only: no server for postgres was installed on this machine (apt-get install postgresql; then start the engine again, and deploy again)',
        },
        {
          StackName: 'drydock',
          LogicalResourceId: 'Cache',
          ResourceType: 'AWS::ElastiCache::ReplicationGroup',
          ResourceStatusReason: 'Deploy again: it has a server now',
        },
        { StackName: 'drydock', LogicalResourceId: 'Vpc', ResourceType: 'AWS::EC2::VPC' },
      ],
    }),
  },
  codePipeline: {
    getPipelineState: (): object => ({ stageStates: [{ stageName: 'Source' }] }),
    listPipelines: (): object => ({ pipelines: [] }),
  },
  ecs: {
    listClusters: (): object => ({ clusterArns: ['arn/c'] }),
    listServices: (): object => ({ serviceArns: ['arn/s'] }),
    describeServices: () => ({ services: [{ serviceName: 's', runningCount: 1, desiredCount: 2 }] }),
    listTasks: ({ nextToken }: { nextToken?: string }): object =>
      nextToken ? { taskArns: ['arn/c/t2'] } : { taskArns: ['arn/c/t1'], nextToken: 'more' },
    listContainerInstances: () => ({ containerInstanceArns: ['arn/i'] }),
    describeTasks: ({ tasks }: { tasks: string[] }) => ({
      tasks: tasks.map((taskArn, index) => ({
        taskArn,
        availabilityZone: `zone-${2 - index}`,
        containerInstanceArn: 'arn/i',
      })),
    }),
    describeContainerInstances: () => ({
      containerInstances: [{ containerInstanceArn: 'arn/i', ec2InstanceId: 'i-1' }],
    }),
  },
  elbv2: {
    describeLoadBalancers: (): object => ({
      LoadBalancers: [{ LoadBalancerName: 'front', DNSName: '127.0.0.1:8080', State: { Code: 'active' } }],
    }),
    describeTargetGroups: () => ({ TargetGroups: [{ TargetGroupArn: 'g', TargetGroupName: 'blue' }] }),
    describeTargetHealth: () => ({ TargetHealthDescriptions: [] }),
  },
  acm: { listCertificates: () => ({}) },
  cloudWatch: {
    describeAlarms: (): object => ({
      MetricAlarms: [{ AlarmName: 'high', StateValue: 'OK', MetricName: 'CPU', StateReason: 'fine' }],
    }),
  },
};

async function statusOf(operations: Parameters<typeof fakeClients>[0]) {
  const { messages, result } = await drain(readStatus({ clients: fakeClients(operations) }, referenceSystem));
  const of = <Code extends StatusMessage['code']>(code: Code) =>
    messages.filter((message): message is Extract<StatusMessage, { code: Code }> => message.code === code);
  return { of, codes: messages.map(({ code }) => code), isComplete: result };
}

describe('the status', () => {
  it('of a system that is up has a message for each part that it has', async () => {
    const { of, codes, isComplete } = await statusOf(healthy);
    expect(isComplete).toBe(true);
    expect(codes).toEqual([
      'status-stacks',
      'status-pipeline',
      'status-in-progress',
      'status-services',
      'status-tasks',
      'status-load-balancers',
      'status-targets',
      'status-alarms',
      'status-recorded',
      'status-outdated',
    ]);
    expect(of('status-tasks')[0]?.tasks.map(({ task, zone, instance }) => [zone, instance, task])).toEqual([
      ['zone-1', 'i-1', 't2'],
      ['zone-2', 'i-1', 't1'],
    ]);
    expect(of('status-alarms')[0]?.alarms).toEqual([
      { name: 'high', state: 'OK', metric: 'CPU', reason: '' },
    ]);
    expect(of('status-recorded')[0]?.resources).toEqual([
      { stack: 'drydock', logicalId: 'Key', type: 'AWS::KMS::Key', reason: '' },
      {
        stack: 'drydock',
        logicalId: 'Database',
        type: 'AWS::RDS::DBInstance',
        reason:
          'no server for postgres was installed on this machine (apt-get install postgresql; then start the engine again, and deploy again)',
      },
    ]);
    expect(of('status-outdated')[0]?.resources).toEqual([
      {
        stack: 'drydock',
        logicalId: 'Cache',
        type: 'AWS::ElastiCache::ReplicationGroup',
        reason: 'it has a server now',
      },
    ]);
  });

  it('says why an alarm on an anomaly is not evaluated', async () => {
    const [StateValue, StateReason] = ['INSUFFICIENT_DATA', 'Drydock does not detect anomalies'];
    const describeAlarms = () => ({
      MetricAlarms: [
        { AlarmName: 'odd', StateValue, StateReason, ThresholdMetricId: 'band' },
        { AlarmName: 'new', StateValue, StateReason: 'Unchecked: Initial alarm creation' },
      ],
    });
    const { of } = await statusOf({ ...healthy, cloudWatch: { describeAlarms } });
    expect(of('status-alarms')[0]?.alarms.map(({ name, reason }) => [name, reason])).toEqual([
      ['odd', StateReason],
      ['new', ''],
    ]);
  });

  it('says why the tasks of a deployment stop, and what is wrong with one that runs', async () => {
    const deployment = (taskDefinition: string, runningCount: number) => ({
      taskDefinition,
      runningCount,
      desiredCount: 1,
    });
    const stopped = (taskArn: string, taskDefinitionArn: string, at: number, more: object) => ({
      taskArn,
      taskDefinitionArn,
      stoppingAt: new Date(at),
      stoppedReason: 'Essential container in task exited',
      ...more,
    });
    const tasks = [
      stopped('t/old', 'f:2', 1, { containers: [{ name: 'web', reason: 'An earlier one' }] }),
      stopped('t/new', 'f:2', 2, { containers: [{ name: 'web', reason: 'CannotPullContainerError: no' }] }),
      stopped('t/exited', 'f:3', 1, { containers: [{ name: 'web', exitCode: 1 }] }),
      { taskArn: 't/runs', containers: [{ reason: 'It listens on port 3000' }] },
    ];
    const { of } = await statusOf({
      ...healthy,
      ecs: {
        ...healthy.ecs,
        describeServices: () => ({
          services: [
            {
              serviceName: 's',
              deployments: [deployment('f:1', 1), deployment('f:2', 0), deployment('f:3', 0)],
            },
          ],
        }),
        listTasks: ({ desiredStatus }: { desiredStatus?: string }) => ({
          taskArns: desiredStatus === 'STOPPED' ? ['t/old', 't/new', 't/exited'] : ['t/runs'],
        }),
        describeTasks: ({ tasks: wanted }: { tasks: string[] }) => ({
          tasks: tasks.filter(({ taskArn }) => wanted.includes(taskArn)),
        }),
      },
    });
    expect(of('status-services')[0]?.services[0]?.deployments.map(({ reason }) => reason)).toEqual([
      '',
      'CannotPullContainerError: no',
      'Essential container in task exited (web: exit code 1)',
    ]);
    expect(of('status-tasks')[0]?.tasks.map(({ reason }) => reason)).toEqual(['It listens on port 3000']);
  });

  it('has the pipelines and services of other stacks, and nothing of clusters without services', async () => {
    const { of } = await statusOf({
      ...healthy,
      codePipeline: { ...healthy.codePipeline, listPipelines: () => ({ pipelines: [{ name: 'other' }] }) },
      ecs: {
        ...healthy.ecs,
        listClusters: () => ({ clusterArns: ['arn/c', 'arn/second', 'arn/empty'] }),
        listServices: ({ cluster }: { cluster: string }) => ({
          serviceArns: cluster === 'empty' ? [] : [`arn/${cluster}`],
        }),
      },
    });
    expect(of('status-pipeline').map(({ name }) => name)).toEqual(['p', 'other']);
    expect(of('status-services').map(({ cluster }) => cluster)).toEqual(['c', 'second']);
  });

  it('says what pipelines of any stack wait for, and how to give it to them', async () => {
    const summary = 'Waiting for me/shop: map it';
    const state = (name: string | undefined, latestExecution: object) => ({
      pipelineName: name,
      stageStates: [{ stageName: 'Source', actionStates: [{ actionName: 'App', latestExecution }] }],
    });
    const { of } = await statusOf({
      ...healthy,
      codePipeline: {
        listPipelines: () => ({ pipelines: [{ name: 'held' }, { name: 'asks' }, { name: 'runs' }] }),
        getPipelineState: ({ name }: { name?: string }) =>
          state(name, {
            status: 'InProgress',
            ...(name === 'held' ? { summary } : name === 'asks' ? { token: 't' } : { summary: 'BUILD' }),
          }),
      },
    });
    expect(of('status-waiting')[0]?.waiting).toEqual([
      { pipeline: 'held', action: 'Source/App', reason: summary },
      {
        pipeline: 'asks',
        action: 'Source/App',
        reason: 'Waiting for an approval: aws codepipeline put-approval-result',
      },
    ]);
  });

  it('says which deployments a hook has paused, and how to go on', async () => {
    const { of } = await statusOf({
      ...healthy,
      ecs: {
        ...healthy.ecs,
        describeServices: () => ({ services: [{ serviceName: 's', currentServiceDeployment: 'arn/d' }] }),
        describeServiceDeployments: () => ({
          serviceDeployments: [
            {
              serviceArn: 'arn/s',
              serviceDeploymentArn: 'arn/d',
              lifecycleStage: 'POST_SCALE_UP',
              lifecycleHookDetails: [{ hookId: 'h', status: 'AWAITING_ACTION' }, { status: 'SUCCEEDED' }],
            },
          ],
        }),
      },
    });
    expect(of('status-waiting')[0]?.waiting).toEqual([
      {
        pipeline: 's',
        action: 'POST_SCALE_UP',
        reason:
          'Paused by a hook: aws ecs continue-service-deployment --service-deployment-arn arn/d --hook-id h',
      },
    ]);
  });

  it('says of a load balancer whose port another program has which one it has instead', async () => {
    const State = { Code: 'active_impaired', Reason: 'Its name: another program has taken its port 8080' };
    const describeLoadBalancers = () => ({
      LoadBalancers: [{ LoadBalancerName: 'front', DNSName: '127.0.0.1:8081', State }],
    });
    const { of } = await statusOf({ ...healthy, elbv2: { ...healthy.elbv2, describeLoadBalancers } });
    expect(of('status-load-balancers')[0]?.loadBalancers).toEqual([
      { name: 'front', address: '127.0.0.1:8081', state: State.Code, reason: State.Reason },
    ]);
  });

  it('reports a pipeline and a cluster that are gone as missing, and everything else as it is', async () => {
    const gone = (name: string) => () => {
      throw awsError(name, 'It is gone.');
    };
    const { of, codes, isComplete } = await statusOf({
      ...healthy,
      codePipeline: {
        getPipelineState: gone('PipelineNotFoundException'),
        listPipelines: () => ({ pipelines: [] }),
      },
      ecs: {
        listServices: gone('ClusterNotFoundException'),
        listTasks: gone('ClusterNotFoundException'),
        listContainerInstances: gone('ClusterNotFoundException'),
      },
    });
    expect(isComplete).toBe(true);
    expect(of('status-missing')).toEqual([
      { code: 'status-missing', what: 'pipeline p', reason: 'It is gone.' },
      { code: 'status-missing', what: 'cluster c', reason: 'It is gone.' },
    ]);
    expect(codes.slice(-3)).toEqual(['status-alarms', 'status-recorded', 'status-outdated']);
  });

  it('of an empty engine says that the stack is missing', async () => {
    const { of, isComplete } = await statusOf({
      ...healthy,
      cloudFormation: {
        describeStacks: ({ StackName }: { StackName?: string }) => {
          if (StackName) throw awsError('ValidationError', `Stack with id ${StackName} does not exist`);
          return { Stacks: [] };
        },
      },
    });
    expect(isComplete).toBe(true);
    expect(of('status-stacks')[0]?.stacks).toEqual([]);
    expect(of('status-missing').map(({ what }) => what)).toEqual(['stack drydock']);
  });

  it('of a half-deployed system names the parts that its stack does not have', async () => {
    const { of } = await statusOf({
      ...healthy,
      cloudFormation: {
        ...healthy.cloudFormation,
        describeStacks: () => ({ Stacks: [{ ...root, StackStatus: 'CREATE_IN_PROGRESS', Outputs: [] }] }),
      },
    });
    expect(of('status-missing').map(({ what }) => what)).toEqual(['pipeline', 'cluster']);
  });

  it('is not complete when a part cannot be read, and still reports the others', async () => {
    const { of, codes, isComplete } = await statusOf({
      ...healthy,
      cloudWatch: {
        describeAlarms: () => {
          throw awsError('InternalFailure', 'broken');
        },
      },
    });
    expect(isComplete).toBe(false);
    expect(of('status-unreadable')).toEqual([
      { code: 'status-unreadable', what: 'alarms', reason: 'InternalFailure: broken' },
    ]);
    expect(codes).toContain('status-recorded');
  });
});

it('says of a stack in progress what it waits for', async () => {
  const StackResources = [
    { LogicalResourceId: 'Vpc', ResourceStatus: 'CREATE_COMPLETE' },
    {
      LogicalResourceId: 'Cluster',
      ResourceStatus: 'CREATE_IN_PROGRESS',
      ResourceStatusReason: 'Resource creation Initiated',
    },
    {
      LogicalResourceId: 'Service',
      ResourceStatus: 'CREATE_IN_PROGRESS',
      ResourceStatusReason: '0 of 1 tasks are running.',
    },
  ];
  const clients = fakeClients({
    cloudFormation: {
      describeStacks: () => ({ Stacks: [{ StackName: 'web', StackStatus: 'CREATE_IN_PROGRESS' }] }),
      describeStackResources: () => ({ StackResources }),
    },
  });
  const section = await stacksSection(clients, { pipelineName: undefined, clusterName: undefined });
  expect(section).toMatchObject({
    stacks: [{ name: 'web', reason: 'Service: 0 of 1 tasks are running.' }],
  });
});
