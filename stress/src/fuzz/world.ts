// What every new state begins with: one of each thing that others need, made by valid calls, so that random calls find
// something to work on.

import { randomZip } from './archives.ts';
import type { Harvest } from './harvest.ts';
import { Random } from './random.ts';

type MakeCall = (
  service: string,
  operation: string,
  input: Readonly<Record<string, unknown>>,
) => Promise<void>;

const account = '000000000000';
const arn = (rest: string) => `arn:aws:${rest}`;
const roleArn = arn(`iam::${account}:role/world`);
const trust = (...services: string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: services }, Action: 'sts:AssumeRole' }],
  });

export async function makeWorld(call: MakeCall, harvest: Harvest): Promise<void> {
  const latest = (service: string, name: string) => harvest.latest(service, name);
  const RoleName = 'world';
  await call('iam', 'CreateRole', {
    RoleName,
    AssumeRolePolicyDocument: trust(
      'codebuild.amazonaws.com',
      'codepipeline.amazonaws.com',
      'ecs-tasks.amazonaws.com',
      'lambda.amazonaws.com',
    ),
  });
  await call('iam', 'CreatePolicy', {
    PolicyName: 'world',
    PolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
  });
  await call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'world' });
  await call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'world', RoleName });
  await call('iam', 'CreateUser', { UserName: 'world' });

  await call('ec2', 'CreateVpc', { CidrBlock: '10.0.0.0/16' });
  const VpcId = latest('ec2', 'vpcid');
  await call('ec2', 'CreateSubnet', { VpcId, CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-east-1a' });
  const first = latest('ec2', 'subnetid');
  await call('ec2', 'CreateSubnet', { VpcId, CidrBlock: '10.0.2.0/24', AvailabilityZone: 'us-east-1b' });
  const subnets = [first, latest('ec2', 'subnetid')];
  await call('ec2', 'CreateInternetGateway', {});
  await call('ec2', 'AttachInternetGateway', {
    VpcId,
    InternetGatewayId: latest('ec2', 'internetgatewayid'),
  });
  await call('ec2', 'CreateRouteTable', { VpcId });
  await call('ec2', 'CreateSecurityGroup', { GroupName: 'world', Description: 'world', VpcId });
  const GroupId = latest('ec2', 'groupid');
  await call('ec2', 'CreateKeyPair', { KeyName: 'world' });
  const ImageId = 'resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id';
  await call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'world',
    LaunchTemplateData: { ImageId, InstanceType: 't3.small' },
  });

  await call('autoscaling', 'CreateAutoScalingGroup', {
    AutoScalingGroupName: 'world',
    MinSize: 0,
    MaxSize: 4,
    DesiredCapacity: 1,
    VPCZoneIdentifier: subnets.join(','),
    LaunchTemplate: { LaunchTemplateName: 'world', Version: '$Latest' },
  });
  await call('autoscaling', 'PutScalingPolicy', {
    AutoScalingGroupName: 'world',
    PolicyName: 'world',
    PolicyType: 'SimpleScaling',
    AdjustmentType: 'ChangeInCapacity',
    ScalingAdjustment: 1,
  });
  await call('autoscaling', 'PutLifecycleHook', {
    AutoScalingGroupName: 'world',
    LifecycleHookName: 'world',
    LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
  });

  await call('elbv2', 'CreateTargetGroup', {
    Name: 'world',
    Protocol: 'HTTP',
    Port: 80,
    VpcId,
    TargetType: 'ip',
  });
  const TargetGroupArn = latest('elbv2', 'targetgrouparn');
  await call('elbv2', 'CreateLoadBalancer', { Name: 'world', Subnets: subnets, SecurityGroups: [GroupId] });
  await call('elbv2', 'CreateListener', {
    LoadBalancerArn: latest('elbv2', 'loadbalancerarn'),
    Protocol: 'HTTP',
    Port: 31_000,
    DefaultActions: [{ Type: 'forward', TargetGroupArn }],
  });
  await call('elbv2', 'CreateRule', {
    ListenerArn: latest('elbv2', 'listenerarn'),
    Priority: 1,
    Conditions: [{ Field: 'path-pattern', Values: ['/a/*'] }],
    Actions: [{ Type: 'forward', TargetGroupArn }],
  });

  await call('ecs', 'CreateCluster', { clusterName: 'default' });
  await call('ecs', 'RegisterTaskDefinition', {
    family: 'world',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    executionRoleArn: roleArn,
    containerDefinitions: [{ name: 'c', image: 'nginx', portMappings: [{ containerPort: 80 }] }],
  });
  await call('ecs', 'CreateService', {
    serviceName: 'world',
    taskDefinition: 'world',
    desiredCount: 1,
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets } },
    loadBalancers: [{ targetGroupArn: TargetGroupArn, containerName: 'c', containerPort: 80 }],
  });
  await call('application-autoscaling', 'RegisterScalableTarget', {
    ServiceNamespace: 'ecs',
    ResourceId: 'service/default/world',
    ScalableDimension: 'ecs:service:DesiredCount',
    MinCapacity: 0,
    MaxCapacity: 4,
  });

  await call('logs', 'CreateLogGroup', { logGroupName: 'world' });
  await call('logs', 'CreateLogStream', { logGroupName: 'world', logStreamName: 'world' });
  await call('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'world',
    Namespace: 'AWS/ECS',
    MetricName: 'CPUUtilization',
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanThreshold',
  });
  await call('s3', 'CreateBucket', { Bucket: 'world' });
  await call('s3', 'PutBucketVersioning', {
    Bucket: 'world',
    VersioningConfiguration: { Status: 'Enabled' },
  });
  const Body = randomZip(new Random('world'));
  await call('s3', 'PutObject', { Bucket: 'world', Key: 'key', Body });
  await call('s3', 'CreateMultipartUpload', { Bucket: 'world', Key: 'key' });
  await call('ssm', 'PutParameter', { Name: '/world', Value: 'v', Type: 'String' });
  await call('ecr', 'CreateRepository', { repositoryName: 'world' });
  await call('ecr', 'InitiateLayerUpload', { repositoryName: 'world' });
  await call('acm', 'RequestCertificate', { DomainName: 'world.example.com', ValidationMethod: 'DNS' });
  await call('lambda', 'CreateFunction', {
    FunctionName: 'world',
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Role: roleArn,
    Code: { ZipFile: Body },
  });
  await call('codeconnections', 'CreateConnection', { ConnectionName: 'world', ProviderType: 'GitHub' });
  await call('codebuild', 'CreateProject', {
    name: 'world',
    source: {
      type: 'S3',
      location: 'world/key',
      buildspec: 'version: 0.2\nphases:\n  build:\n    commands: [true]\n',
    },
    artifacts: { type: 'NO_ARTIFACTS' },
    environment: {
      type: 'LINUX_CONTAINER',
      image: 'aws/codebuild/standard:7.0',
      computeType: 'BUILD_GENERAL1_SMALL',
    },
    serviceRole: roleArn,
  });
  await call('codepipeline', 'CreatePipeline', { pipeline: pipeline() });
  await call('cloudformation', 'CreateStack', {
    StackName: 'world',
    TemplateBody:
      '{"Resources":{"T":{"Type":"AWS::SSM::Parameter","Properties":{"Type":"String","Value":"v"}}}}',
  });
}

function pipeline() {
  const actionTypeId = (category: string, provider: string) => ({
    category,
    provider,
    owner: 'AWS',
    version: '1',
  });
  return {
    name: 'world',
    roleArn,
    artifactStore: { type: 'S3', location: 'world' },
    stages: [
      {
        name: 'Source',
        actions: [
          {
            name: 'Source',
            actionTypeId: actionTypeId('Source', 'S3'),
            configuration: { S3Bucket: 'world', S3ObjectKey: 'key' },
            outputArtifacts: [{ name: 'source' }],
          },
        ],
      },
      {
        name: 'Approve',
        actions: [{ name: 'Approve', actionTypeId: actionTypeId('Approval', 'Manual') }],
      },
      {
        name: 'Build',
        actions: [
          {
            name: 'Build',
            actionTypeId: actionTypeId('Build', 'CodeBuild'),
            configuration: { ProjectName: 'world' },
            inputArtifacts: [{ name: 'source' }],
          },
        ],
      },
    ],
  };
}
