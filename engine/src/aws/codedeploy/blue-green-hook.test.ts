// The hook AWS::CodeDeploy::BlueGreen of CloudFormation templates: a change of the task definition or the task set deploys
// the other colour.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { cloudFormation } from '../cloudformation/index.ts';
import { cloudWatch } from '../cloudwatch/index.ts';
import { ec2 } from '../ec2/index.ts';
import { ecr } from '../ecr/index.ts';
import { ecs } from '../ecs/index.ts';
import { elbv2 } from '../elbv2/index.ts';
import { iam } from '../iam/index.ts';
import { logs } from '../logs/index.ts';
import { s3 } from '../s3/index.ts';
import { ssm } from '../ssm/index.ts';
import { codeDeploy } from './index.ts';
import { type HookCall, standInLambda, withRuntime } from './testing/drivers.ts';

const minuteMs = 60_000;
const Ref = (name: string) => ({ Ref: name });
const network = { AwsVpcConfiguration: { Subnets: [Ref('SubnetA'), Ref('SubnetB')] } };

const targetGroup = {
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: { VpcId: Ref('Vpc'), Port: 80, Protocol: 'HTTP', TargetType: 'ip' },
};
const subnet = (zone: string, cidr: string) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: Ref('Vpc'), CidrBlock: cidr, AvailabilityZone: `us-east-1${zone}` },
});
const listener = (port: number) => ({
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: {
    LoadBalancerArn: Ref('Balancer'),
    Port: port,
    Protocol: 'HTTP',
    DefaultActions: [
      { Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: Ref('GroupBlue'), Weight: 1 }] } },
    ],
  },
});
const hookProperties = {
  TrafficRoutingConfig: {
    Type: 'TimeBasedCanary',
    TimeBasedCanary: { StepPercentage: 20, BakeTimeMins: 2 },
  },
  AdditionalOptions: { TerminationWaitTimeInMinutes: 3 },
  Applications: [
    {
      Target: { Type: 'AWS::ECS::Service', LogicalID: 'Service' },
      ECSAttributes: {
        TaskDefinitions: ['BlueDefinition', 'GreenDefinition'],
        TaskSets: ['BlueTaskSet', 'GreenTaskSet'],
        TrafficRouting: {
          ProdTrafficRoute: { Type: 'AWS::ElasticLoadBalancingV2::Listener', LogicalID: 'Listener' },
          TestTrafficRoute: { Type: 'AWS::ElasticLoadBalancingV2::Listener', LogicalID: 'TestListener' },
          TargetGroups: ['GroupBlue', 'GroupGreen'],
        },
      },
    },
  ],
};

const template = ({ hook = {}, desiredCount = 2 } = {}) =>
  JSON.stringify({
    Transform: ['AWS::CodeDeployBlueGreen'],
    Parameters: { Image: { Type: 'String' } },
    Hooks: { Hook: { Type: 'AWS::CodeDeploy::BlueGreen', Properties: { ...hookProperties, ...hook } } },
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      SubnetA: subnet('a', '10.0.0.0/24'),
      SubnetB: subnet('b', '10.0.1.0/24'),
      GroupBlue: targetGroup,
      GroupGreen: targetGroup,
      Balancer: {
        Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
        Properties: { Scheme: 'internal', Subnets: [Ref('SubnetA'), Ref('SubnetB')] },
      },
      Listener: listener(80),
      TestListener: listener(9000),
      Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'main' } },
      BlueDefinition: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
          Family: 'web',
          NetworkMode: 'awsvpc',
          RequiresCompatibilities: ['FARGATE'],
          Cpu: '256',
          Memory: '512',
          ContainerDefinitions: [
            {
              Name: 'app',
              Image: { 'Fn::Join': [':', ['app', Ref('Image')]] },
              PortMappings: [{ ContainerPort: 80 }],
            },
          ],
        },
      },
      Service: {
        Type: 'AWS::ECS::Service',
        DependsOn: ['Listener', 'TestListener'],
        Properties: {
          ServiceName: 'web',
          Cluster: Ref('Cluster'),
          DesiredCount: desiredCount,
          DeploymentController: { Type: 'EXTERNAL' },
        },
      },
      BlueTaskSet: {
        Type: 'AWS::ECS::TaskSet',
        Properties: {
          Cluster: Ref('Cluster'),
          Service: Ref('Service'),
          LaunchType: 'FARGATE',
          TaskDefinition: Ref('BlueDefinition'),
          NetworkConfiguration: network,
          Scale: { Unit: 'PERCENT', Value: 100 },
          LoadBalancers: [{ ContainerName: 'app', ContainerPort: 80, TargetGroupArn: Ref('GroupBlue') }],
        },
      },
      Primary: {
        Type: 'AWS::ECS::PrimaryTaskSet',
        Properties: {
          Cluster: Ref('Cluster'),
          Service: Ref('Service'),
          TaskSetId: { 'Fn::GetAtt': ['BlueTaskSet', 'Id'] },
        },
      },
    },
  });

let cloud: Rehearsal;
let hooks: HookCall[];
let broken: Set<string>;
beforeEach(() => {
  broken = new Set();
  const functions = standInLambda(() => cloud);
  hooks = functions.hooks;
  const neighbours = [codeDeploy, cloudWatch, ec2, ecr, ecs, elbv2, iam, logs, s3, ssm];
  const stacks = cloudFormation(neighbours.flatMap(({ resources = [] }) => resources));
  cloud = rehearse({ services: [...neighbours, functions.lambda, stacks] });
  withRuntime(cloud, broken);
});
afterEach(() => {
  expect(cloud.log).toEqual([]);
  cloud[Symbol.dispose]();
});

const input = (image: string, change: Parameters<typeof template>[0]) => ({
  StackName: 'web',
  TemplateBody: template(change),
  Capabilities: ['CAPABILITY_AUTO_EXPAND' as const],
  Parameters: [{ ParameterKey: 'Image', ParameterValue: image }],
});
const create = (change: Parameters<typeof template>[0] = {}) => {
  cloud.call('cloudformation', 'CreateStack', input('1', change));
  cloud.advance(minuteMs);
};
const update = (image: string, change: Parameters<typeof template>[0] = {}) => {
  cloud.call('cloudformation', 'UpdateStack', input(image, change));
  cloud.advance(30_000);
};
const status = () =>
  cloud.call('cloudformation', 'DescribeStacks', { StackName: 'web' }).Stacks![0]?.StackStatus;
const reasons = () =>
  cloud
    .call('cloudformation', 'DescribeStackEvents', { StackName: 'web' })
    .StackEvents!.map(({ ResourceStatusReason = '' }) => ResourceStatusReason);
const resources = () =>
  cloud
    .call('cloudformation', 'DescribeStackResources', { StackName: 'web' })
    .StackResources!.map(({ LogicalResourceId }) => LogicalResourceId)
    .filter((name) => /Definition|TaskSet/.test(name ?? ''));
const taskSets = () =>
  cloud
    .call('ecs', 'DescribeTaskSets', { cluster: 'main', service: 'web' })
    .taskSets!.map((set) => [set.status, set.taskDefinition?.split('/')[1]]);
/** The weights of a listener's two groups. */
const weights = (port = 80) => {
  const [balancer] = cloud.call('elbv2', 'DescribeLoadBalancers', {}).LoadBalancers!;
  const { Listeners } = cloud.call('elbv2', 'DescribeListeners', {
    LoadBalancerArn: balancer!.LoadBalancerArn,
  });
  const groups = Listeners!.find((each) => each.Port === port)?.DefaultActions?.[0]?.ForwardConfig
    ?.TargetGroups;
  const share = (name: string) =>
    groups?.find(({ TargetGroupArn }) => TargetGroupArn?.includes(`web-Group${name}`))?.Weight ?? 0;
  return [share('Blue'), share('Green')];
};

describe('a stack with the hook', () => {
  test('begins with blue alone', () => {
    create();
    expect(status()).toBe('CREATE_COMPLETE');
    expect(resources()).toEqual(['BlueDefinition', 'BlueTaskSet']);
    expect(taskSets()).toEqual([['PRIMARY', 'web:1']]);
    expect(cloud.call('codedeploy', 'ListDeployments', {}).deployments).toEqual([]);
  });

  test('deploys green when the task definition changes, moves traffic in steps, and deletes blue', () => {
    create();
    update('2');
    expect(status()).toBe('UPDATE_IN_PROGRESS');
    expect(weights()).toEqual([80, 20]);
    expect(weights(9000)).toEqual([0, 100]);
    expect(taskSets()).toEqual([
      ['ACTIVE', 'web:2'],
      ['PRIMARY', 'web:1'],
    ]);
    const [deploymentId] = cloud.call('codedeploy', 'ListDeployments', {}).deployments!;
    expect(reasons()).toContain(
      `The deployment ${deploymentId} is at AllowTraffic: 20 % of the traffic is on the replacement.`,
    );
    const { deploymentInfo } = cloud.call('codedeploy', 'GetDeployment', { deploymentId });
    expect(deploymentInfo).toMatchObject({
      creator: 'CloudFormation',
      status: 'InProgress',
      externalId: expect.stringContaining(':stack/web/'),
    });
    cloud.advance(2 * minuteMs);
    expect(weights()).toEqual([0, 100]);
    cloud.advance(2 * minuteMs);
    expect(taskSets()).toHaveLength(2);
    cloud.advance(10 * minuteMs);
    expect(status()).toBe('UPDATE_COMPLETE');
    expect(resources()).toEqual(['GreenDefinition', 'GreenTaskSet']);
    expect(taskSets()).toEqual([['PRIMARY', 'web:2']]);
  });

  test('deploys blue again with the next change, and nothing when nothing of the tasks changes', () => {
    create();
    update('2');
    cloud.advance(15 * minuteMs);
    update('2', { desiredCount: 3 });
    cloud.advance(minuteMs);
    expect(status()).toBe('UPDATE_COMPLETE');
    expect(taskSets()).toEqual([['PRIMARY', 'web:2']]);
    expect(weights()).toEqual([0, 100]);
    update('3');
    cloud.advance(15 * minuteMs);
    expect(status()).toBe('UPDATE_COMPLETE');
    expect(resources()).toEqual(['BlueDefinition', 'BlueTaskSet']);
    expect(taskSets()).toEqual([['PRIMARY', 'web:3']]);
    expect(weights()).toEqual([100, 0]);
    cloud.call('cloudformation', 'DeleteStack', { StackName: 'web' });
    cloud.advance(15 * minuteMs);
    expect(cloud.call('elbv2', 'DescribeTargetGroups', {}).TargetGroups).toEqual([]);
  });

  test('is validated without values for its parameters', () => {
    expect(cloud.call('cloudformation', 'ValidateTemplate', { TemplateBody: template() })).toMatchObject({
      DeclaredTransforms: ['AWS::CodeDeployBlueGreen'],
    });
  });
});

describe('a deployment that fails', () => {
  const hook = { LifecycleEventHooks: { BeforeInstall: 'before', AfterAllowTraffic: 'smoke' } };
  const put = (call: HookCall | undefined, result: 'Succeeded' | 'Failed') => {
    cloud.call('codedeploy', 'PutLifecycleEventHookExecutionStatus', {
      deploymentId: call?.DeploymentId,
      lifecycleEventHookExecutionId: call?.LifecycleEventHookExecutionId,
      status: result,
    });
    cloud.settle();
  };

  test('by a hook after the shift, returns to blue and rolls the stack back', () => {
    create({ hook });
    update('2', { hook });
    expect(taskSets()).toHaveLength(1);
    expect(hooks[0]?.functionName).toBe('before');
    put(hooks[0], 'Succeeded');
    cloud.advance(3 * minuteMs);
    expect(weights()).toEqual([0, 100]);
    expect(hooks[1]?.functionName).toBe('smoke');
    put(hooks[1], 'Failed');
    cloud.advance(15 * minuteMs);
    expect(status()).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(weights()).toEqual([100, 0]);
    expect(taskSets()).toEqual([['PRIMARY', 'web:1']]);
    expect(resources()).toEqual(['BlueDefinition', 'BlueTaskSet']);
  });

  test('by a cancelled update, returns to blue', () => {
    create();
    update('2');
    expect(weights()).toEqual([80, 20]);
    cloud.call('cloudformation', 'CancelUpdateStack', { StackName: 'web' });
    cloud.advance(15 * minuteMs);
    expect(status()).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(weights()).toEqual([100, 0]);
    expect(taskSets()).toEqual([['PRIMARY', 'web:1']]);
  });
});

test.each([
  [{ Applications: [] }, 'must have exactly one application'],
  [
    {
      Applications: [
        {
          Target: { LogicalID: 'Service' },
          ECSAttributes: {
            ...hookProperties.Applications[0]?.ECSAttributes,
            TaskSets: ['Missing', 'GreenTaskSet'],
          },
        },
      ],
    },
    'names "Missing" as one of its TaskSets, which is not a resource',
  ],
])('the hook %j is refused', (hook, message) => {
  expect(() => create({ hook })).toThrow(
    `Transform AWS::CodeDeployBlueGreen failed with: The hook Hook ${message}`,
  );
});
