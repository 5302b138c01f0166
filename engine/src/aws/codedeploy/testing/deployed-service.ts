// An ECS service that CodeDeploy deploys, behind a real listener with two target groups, for tests. Its tasks start and pass
// their health checks at once, unless they were told not to.
import type { CreateDeploymentGroupInput } from '@aws-sdk/client-codedeploy';
import type { TaskSet } from '@aws-sdk/client-ecs';
import type { Waits } from '../../../kernel/waits.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import type { AnyStandInService } from '../../../testing/stand-in-service.ts';
import { cloudWatch } from '../../cloudwatch/index.ts';
import { ec2 } from '../../ec2/index.ts';
import { ecr } from '../../ecr/index.ts';
import { ecs } from '../../ecs/index.ts';
import { elbv2 } from '../../elbv2/index.ts';
import { iam } from '../../iam/index.ts';
import { logs } from '../../logs/index.ts';
import { s3 } from '../../s3/index.ts';
import { sns } from '../../sns/index.ts';
import { ssm } from '../../ssm/index.ts';
import { codeDeploy } from '../index.ts';
import { type HookCall, standInLambda, withRuntime } from './drivers.ts';

export interface DeployedService {
  readonly cloud: Rehearsal;
  readonly blueGroup: string;
  readonly greenGroup: string;
  readonly listener: string;
  readonly testListener: string;
  /** The calls of hooks' functions, oldest first. */
  readonly hooks: HookCall[];
  readonly group: Omit<CreateDeploymentGroupInput, 'applicationName' | 'deploymentGroupName'>;
  /** Tasks of these task definitions never become healthy. */
  readonly broken: Set<string>;
  register(): string;
  /** Creates the application and the deployment group. */
  configure(change?: Partial<CreateDeploymentGroupInput>): void;
  deploy(taskDefinition: string, hooks?: readonly Record<string, string>[], more?: object): string;
  deployment(id: string): ReturnType<typeof describe>;
  events(id: string): (readonly [string | undefined, string | undefined])[];
  taskSets(): TaskSet[];
  /** The weights of a listener's default action, blue's and green's. */
  weights(listener: string): readonly [number, number];
  put(hook: HookCall | undefined, status: 'Succeeded' | 'Failed'): void;
}

const describe = (cloud: Rehearsal, deploymentId: string) =>
  cloud.call('codedeploy', 'GetDeployment', { deploymentId }).deploymentInfo!;

export function deployedService(...neighbours: readonly AnyStandInService[]): DeployedService {
  return deployedServiceWith('aws', ...neighbours);
}

export function deployedServiceWith(
  waits: Waits,
  ...neighbours: readonly AnyStandInService[]
): DeployedService {
  const { hooks, lambda } = standInLambda(() => cloud);
  const cloud = rehearse({
    waits,
    services: [codeDeploy, ecs, elbv2, ec2, ecr, iam, logs, s3, ssm, sns, cloudWatch, lambda, ...neighbours],
  });
  const broken = new Set<string>();
  withRuntime(cloud, broken);
  const { subnets, VpcId } = network(cloud);
  const [blueGroup, greenGroup] = ['blue', 'green'].map(
    (Name) =>
      cloud.call('elbv2', 'CreateTargetGroup', {
        Name,
        VpcId,
        Port: 8080,
        Protocol: 'HTTP',
        TargetType: 'ip',
      }).TargetGroups![0]!.TargetGroupArn!,
  ) as [string, string];
  const LoadBalancerArn = cloud.call('elbv2', 'CreateLoadBalancer', {
    Name: 'web',
    Scheme: 'internal',
    Subnets: subnets,
  }).LoadBalancers![0]!.LoadBalancerArn!;
  const [listener, testListener] = [80, 9000].map(
    (Port) =>
      cloud.call('elbv2', 'CreateListener', {
        LoadBalancerArn,
        Port,
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'forward', TargetGroupArn: blueGroup }],
      }).Listeners![0]!.ListenerArn!,
  ) as [string, string];
  const register = () =>
    cloud.call('ecs', 'RegisterTaskDefinition', {
      family: 'web',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'app', image: 'app:1', portMappings: [{ containerPort: 8080 }] }],
    }).taskDefinition!.taskDefinitionArn!;
  cloud.call('ecs', 'CreateCluster', { clusterName: 'main' });
  cloud.call('ecs', 'CreateService', {
    cluster: 'main',
    serviceName: 'web',
    desiredCount: 2,
    launchType: 'FARGATE',
    taskDefinition: register(),
    deploymentController: { type: 'CODE_DEPLOY' },
    networkConfiguration: { awsvpcConfiguration: { subnets } },
    loadBalancers: [{ targetGroupArn: blueGroup, containerName: 'app', containerPort: 8080 }],
  });
  cloud.advance(30_000);

  const { Arn } = cloud.call('iam', 'CreateRole', {
    RoleName: 'CodeDeploy',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'codedeploy.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    }),
  }).Role!;
  const group: DeployedService['group'] = {
    serviceRoleArn: Arn,
    deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    blueGreenDeploymentConfiguration: {
      terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 5 },
      deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT' },
    },
    loadBalancerInfo: {
      targetGroupPairInfoList: [
        {
          targetGroups: [{ name: 'blue' }, { name: 'green' }],
          prodTrafficRoute: { listenerArns: [listener] },
          testTrafficRoute: { listenerArns: [testListener] },
        },
      ],
    },
    ecsServices: [{ clusterName: 'main', serviceName: 'web' }],
  };
  return {
    cloud,
    blueGroup,
    greenGroup,
    listener,
    testListener,
    hooks,
    group,
    broken,
    register,
    configure(change = {}) {
      cloud.call('codedeploy', 'CreateApplication', { applicationName: 'app', computePlatform: 'ECS' });
      cloud.call('codedeploy', 'CreateDeploymentGroup', {
        applicationName: 'app',
        deploymentGroupName: 'group',
        ...group,
        ...change,
      });
    },
    deploy(taskDefinition, hooksOfSpec = [], more = {}) {
      const id = cloud.call('codedeploy', 'CreateDeployment', {
        applicationName: 'app',
        deploymentGroupName: 'group',
        revision: {
          revisionType: 'AppSpecContent',
          appSpecContent: { content: JSON.stringify(appSpec(taskDefinition, hooksOfSpec)) },
        },
        ...more,
      }).deploymentId!;
      cloud.settle();
      return id;
    },
    deployment: (id) => describe(cloud, id),
    events: (deploymentId) =>
      (
        cloud.call('codedeploy', 'GetDeploymentTarget', { deploymentId, targetId: 'main:web' })
          .deploymentTarget?.ecsTarget?.lifecycleEvents ?? []
      ).map(({ lifecycleEventName, status }) => [lifecycleEventName, status] as const),
    taskSets: () => cloud.call('ecs', 'DescribeTaskSets', { cluster: 'main', service: 'web' }).taskSets ?? [],
    weights: (arn) => {
      const [found] = cloud.call('elbv2', 'DescribeListeners', { ListenerArns: [arn] }).Listeners ?? [];
      const action = found?.DefaultActions?.[0];
      const weightOf = (groupArn: string) =>
        action?.ForwardConfig?.TargetGroups?.find((each) => each.TargetGroupArn === groupArn)?.Weight ??
        (action?.TargetGroupArn === groupArn ? 100 : 0);
      return [weightOf(blueGroup), weightOf(greenGroup)];
    },
    put(hook, status) {
      cloud.call('codedeploy', 'PutLifecycleEventHookExecutionStatus', {
        deploymentId: hook?.DeploymentId,
        lifecycleEventHookExecutionId: hook?.LifecycleEventHookExecutionId,
        status,
      });
      cloud.settle();
    },
  };
}

export const appSpec = (TaskDefinition: string, Hooks: readonly Record<string, string>[] = []) => ({
  version: 0.0,
  Resources: [
    {
      TargetService: {
        Type: 'AWS::ECS::Service',
        Properties: { TaskDefinition, LoadBalancerInfo: { ContainerName: 'app', ContainerPort: 8080 } },
      },
    },
  ],
  ...(Hooks.length > 0 && { Hooks }),
});

function network(cloud: Rehearsal) {
  const { VpcId } = cloud.call('ec2', 'CreateVpc', { CidrBlock: '10.0.0.0/16' }).Vpc!;
  const subnets = ['a', 'b'].map(
    (zone, index) =>
      cloud.call('ec2', 'CreateSubnet', {
        VpcId,
        CidrBlock: `10.0.${index}.0/24`,
        AvailabilityZone: `us-east-1${zone}`,
      }).Subnet!.SubnetId!,
  );
  return { VpcId, subnets };
}
