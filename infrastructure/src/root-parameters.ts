// What a person who deploys the system decides. The defaults are meant for production. Waits that only cost time in a
// rehearsal (bake time, deregistration delay, health check interval) are parameters for that reason alone.
import type { CfnParameterProps } from 'aws-cdk-lib/core';
import { deliveries } from './delivery.ts';
import { launchTypes } from './launch-type.ts';
import { egresses } from './network/egress.ts';
import { containerPort } from './service/container-port.ts';

export const rootParameters = {
  VpcCidr: {
    type: 'String',
    default: '10.20.0.0/16',
    // Subnets are the 10th, 20th … block of 256 addresses in it.
    allowedPattern: '\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.0/1[6-9]',
    constraintDescription: 'must be an address range of /16 to /19, such as 10.20.0.0/16.',
    description: "The VPC's address range.",
  },
  Egress: {
    type: 'String',
    default: 'none',
    allowedValues: [...egresses],
    description:
      'How tasks reach other services. none: not at all on EC2, where tasks in public subnets have no public address; by a ' +
      'public address each on Fargate. Otherwise tasks and instances are in private subnets. nat-gateway: one, about $37 a ' +
      'month and $0.045 a GB. nat-gateway-per-zone: $37 for each of two zones or more. vpc-endpoints: AWS APIs only, $7 a ' +
      'month for each of nine endpoints (Fargate: five) in each zone. List prices of us-east-1, June 2026.',
  },
  LaunchType: {
    type: 'String',
    default: 'EC2',
    allowedValues: [...launchTypes],
    description:
      'Where tasks run. EC2: on instances that scale by their CPU. FARGATE: without instances, whose parameters then mean ' +
      'nothing. To change it later, delete the stack of the service first.',
  },
  CertificateArn: {
    type: 'String',
    default: '',
    allowedPattern: '(arn:[^:]+:acm:.+)?',
    constraintDescription: 'must be the ARN of an ACM certificate, or empty.',
    description: 'An ACM certificate: HTTPS, with a redirect from HTTP. Empty for HTTP.',
  },
  HealthCheckIntervalSeconds: {
    type: 'Number',
    default: 30,
    minValue: 5,
    maxValue: 300,
    description: 'The time between health checks of a task.',
  },
  HealthCheckGracePeriodSeconds: {
    type: 'Number',
    default: 60,
    minValue: 0,
    maxValue: 3600,
    description:
      'How long a task may take to start: until then, health checks that fail do not stop it. One that exits fails at once. ' +
      'After two minutes of unhealthy targets the deployment alarms roll back, whatever this says.',
  },
  DeregistrationDelaySeconds: {
    type: 'Number',
    default: 300,
    minValue: 0,
    maxValue: 3600,
    description: 'How long a task that is on its way out may finish its requests.',
  },
  BakeTimeInMinutes: {
    type: 'Number',
    default: 5,
    minValue: 0,
    maxValue: 1440,
    description:
      'How long the old version stays beside the new one after the shift, ready to take the traffic back.',
  },
  InstanceType: {
    type: 'String',
    default: 't3.small',
    description:
      'The type of container instances. Every task has a network interface of its own: a t3.small carries two tasks.',
  },
  ImageId: {
    type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
    default: '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id',
    description: 'The parameter that holds the AMI: the newest one replaces instances with the next update.',
  },
  KeyName: { type: 'String', default: '', description: 'A key pair for instances. Empty for none.' },
  MinSize: {
    type: 'Number',
    default: 2,
    minValue: 1,
    description:
      'The least number of instances. A deployment runs both versions, so they have to carry twice the tasks.',
  },
  MaxSize: {
    type: 'Number',
    default: 4,
    minValue: 2,
    description: 'The largest number of instances: more than the least, so that one can be replaced.',
  },
  DesiredCapacity: {
    type: 'Number',
    default: 2,
    minValue: 1,
    description: 'The number of instances at first.',
  },
  ContainerPort: {
    type: 'Number',
    default: containerPort,
    minValue: 1,
    maxValue: 65_535,
    description: 'The port that the container listens on. It is told the port in PORT.',
  },
  HealthCheckPath: {
    type: 'String',
    default: '/health',
    allowedPattern: '/.*',
    constraintDescription: 'must begin with a slash.',
    description: 'What the load balancer requests to find out whether a task is healthy.',
  },
  HealthCheckMatcher: {
    type: 'String',
    default: '200',
    description: 'The HTTP codes of a healthy answer: 200, 200,204 or 200-399.',
  },
  TaskCpu: {
    type: 'String',
    default: '256',
    description:
      'CPU units of a task: 1,024 are one vCPU. Fargate takes 256, 512, 1024, 2048, 4096, 8192 and 16384.',
  },
  TaskMemory: {
    type: 'String',
    default: '512',
    description: 'Memory of a task, in MiB. Fargate takes two to eight times the CPU units.',
  },
  ContainerAccess: {
    type: 'String',
    default: 'restricted',
    allowedValues: ['restricted', 'usual'],
    description:
      'restricted: a read-only root file system and no Linux capabilities. usual: what an image gets without either.',
  },
  DesiredCount: { type: 'Number', default: 2, minValue: 1, description: 'The least number of tasks.' },
  MaxCount: {
    type: 'Number',
    default: 6,
    minValue: 1,
    description:
      'The largest number of tasks. More than the least instances carry, so that load that makes the group grow has tasks for ' +
      'the new instances.',
  },
  Delivery: {
    type: 'String',
    default: 'CODEPIPELINE',
    allowedValues: [...deliveries],
    description:
      'What builds and deploys commits: CODEPIPELINE, a pipeline that this stack makes, or GITHUB_ACTIONS, a workflow in the ' +
      'repository with a role that this stack makes.',
  },
  ConnectionArn: {
    type: 'String',
    default: '',
    allowedPattern: '(arn:[^:]+:(codeconnections|codestar-connections):.+)?',
    constraintDescription: 'must be the ARN of a connection of CodeConnections, or empty for GitHub Actions.',
    description:
      'CodePipeline: the connection to where the repository lives, made and confirmed in the console.',
  },
  GithubProviderArn: {
    type: 'String',
    default: '',
    allowedPattern: '(arn:[^:]+:iam::\\d{12}:oidc-provider/token\\.actions\\.githubusercontent\\.com)?',
    constraintDescription: 'must be the ARN of an identity provider of GitHub Actions, or empty.',
    description:
      "GitHub Actions: the account's identity provider of GitHub, where it has one. Empty to make it: there can be only one.",
  },
  FullRepositoryId: {
    type: 'String',
    allowedPattern: '[^/*?]+(/[^/*?]+)+',
    constraintDescription: 'must be owner/name.',
    description:
      'The repository, as owner/name. For GitHub Actions as in the subject of its tokens, which for repositories made since ' +
      '15 July 2026 is owner@id/name@id.',
  },
  BranchName: { type: 'String', default: 'main', description: 'The branch that is delivered.' },
  BuildSpec: {
    type: 'String',
    default: 'buildspec.yml',
    description: 'The buildspec: its path in the source, or its text where the source has none.',
  },
  InfrastructureBucket: {
    type: 'String',
    default: '',
    description:
      "A bucket with versions that holds the service's template, where the source has none. Empty where the source has it.",
  },
  InfrastructureKey: {
    type: 'String',
    default: 'infrastructure.zip',
    description: 'The archive in that bucket. Builds find it in CODEBUILD_SRC_DIR_Infrastructure.',
  },
  SourceUrl: {
    type: 'String',
    default: '',
    description: "Where people find the sources, for the image's label. Empty for none.",
  },
} as const satisfies Record<string, CfnParameterProps>;

export type RootParameter = keyof typeof rootParameters;
