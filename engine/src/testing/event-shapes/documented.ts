// The pages that describe what services send to EventBridge, and the shapes of those that EventBridge's schema registry lacks.
import type { scenarios } from '../../aws/testing/event-scenarios.ts';
import type { Shape } from './deviations.ts';

const docs = 'https://docs.aws.amazon.com';

const shiftTypes = [
  ...['Started', 'Updated', 'Canceled'].map((change) => `Manual Shift ${change}`),
  ...['Started', 'Succeeded', 'Failed', 'Interrupted'].map((change) => `Practice Run ${change}`),
];
const zonalShift: Shape = {
  version: 'string',
  data: 'string',
  metadata: { awayFrom: 'string', notes: 'string' },
};

/** By source and detail type. */
export const documentedShapes: Readonly<Record<string, Shape>> = {
  ...Object.fromEntries(shiftTypes.map((detailType) => [`aws.arc-zonal-shift ${detailType}`, zonalShift])),
  'aws.cloudformation CloudFormation Drift Detection Status Change': {
    'stack-id': 'string',
    'stack-drift-detection-id': 'string',
    'status-details': { 'stack-drift-status': 'string', 'detection-status': 'string' },
    'drift-detection-details': { 'drifted-stack-resource-count': 'number' },
  },
  'aws.cloudformation CloudFormation Resource Status Change': {
    'stack-id': 'string',
    'logical-resource-id': 'string',
    'physical-resource-id': 'string',
    'status-details': { status: 'string', 'status-reason': 'string' },
    'resource-type': 'string',
    'client-request-token': 'string',
  },
  'aws.cloudformation CloudFormation Stack Status Change': {
    'stack-id': 'string',
    'status-details': { status: 'string', 'status-reason': 'string' },
    'client-request-token': 'string',
  },
  'aws.ec2 EC2 Instance Rebalance Recommendation': { 'instance-id': 'string' },
  'aws.ecs ECS Deployment State Change': {
    eventType: 'string',
    eventName: 'string',
    deploymentId: 'string',
    updatedAt: 'string',
    reason: 'string',
  },
  'aws.ssm Parameter Store Change': {
    operation: 'string',
    name: 'string',
    type: 'string',
    'description?': 'string',
  },
};

export interface Page {
  readonly page: string;
  readonly detailType: string;
  readonly scenario: keyof typeof scenarios;
  /** Members that the page has, and the registry's shape does not. */
  readonly also?: readonly string[];
  /** Where the page says otherwise than the registry's shape, or the member is there in some cases only. */
  readonly differs?: readonly string[];
}

const codePipeline = `${docs}/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html`;
const execution = ['start-time', 'pipeline-execution-attempt'];
const codeBuild = {
  page: `${docs}/codebuild/latest/userguide/sample-build-notifications.html`,
  also: ['additional-information.build-number'],
  // Of a project in a VPC.
  differs: ['network-interface', 'vpc-config'].map((name) => `additional-information.${name} is missing`),
};
const cloudWatch = `${docs}/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html`;
const autoScaling = `${docs}/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html`;
const ecs = `${docs}/AmazonECS/latest/developerguide/ecs_cwe_events.html`;
const rds = `${docs}/AmazonRDS/latest/UserGuide/rds-cloudwatch-events.sample.html`;
const s3 = `${docs}/AmazonS3/latest/userguide/ev-events.html`;
const cloudFormation = `${docs}/AWSCloudFormation/latest/UserGuide/event-detail`;

export const pages: readonly Page[] = [
  {
    page: `${docs}/acm/latest/userguide/supported-events.html`,
    detailType: 'ACM Certificate Available',
    scenario: 'certificate',
  },
  ...['EC2 Instance Launch Successful', 'EC2 Instance Terminate Successful'].map((detailType) => ({
    page: autoScaling,
    detailType,
    scenario: 'group' as const,
  })),
  ...['EC2 Instance-launch Lifecycle Action', 'EC2 Instance-terminate Lifecycle Action'].map(
    (detailType) => ({ page: autoScaling, detailType, scenario: 'group' as const }),
  ),
  { page: autoScaling, detailType: 'EC2 Instance Launch Unsuccessful', scenario: 'failingGroup' },
  ...shiftTypes.map((detailType) => ({
    page: `${docs}/r53recovery/latest/dg/eventbridge-zonal-autoshift.html`,
    detailType,
    scenario: 'zonalShift' as const,
  })),
  {
    page: `${cloudFormation}-stack-status-change.html`,
    detailType: 'CloudFormation Stack Status Change',
    scenario: 'stack',
  },
  {
    page: `${cloudFormation}-resource-status-change.html`,
    detailType: 'CloudFormation Resource Status Change',
    scenario: 'stack',
  },
  {
    page: `${cloudFormation}-drift-detection-status-change.html`,
    detailType: 'CloudFormation Drift Detection Status Change',
    scenario: 'stack',
  },
  {
    page: cloudWatch,
    detailType: 'CloudWatch Alarm State Change',
    scenario: 'alarms',
    // Of an alarm that has not been evaluated, or is set by hand.
    differs: ['state.reasonData is missing', 'previousState.reasonData is missing'],
  },
  {
    page: cloudWatch,
    detailType: 'CloudWatch Alarm Configuration Change',
    scenario: 'alarms',
    also: ['previousConfiguration'],
  },
  { ...codeBuild, detailType: 'CodeBuild Build State Change', scenario: 'pipeline' },
  { ...codeBuild, detailType: 'CodeBuild Build Phase Change', scenario: 'pipeline' },
  {
    page: `${docs}/codecommit/latest/userguide/monitoring-events.html`,
    detailType: 'CodeCommit Repository State Change',
    scenario: 'repository',
  },
  {
    page: `${docs}/codedeploy/latest/userguide/monitoring-cloudwatch-events.html`,
    detailType: 'CodeDeploy Deployment State-change Notification',
    scenario: 'blueGreen',
  },
  {
    page: codePipeline,
    detailType: 'CodePipeline Pipeline Execution State Change',
    scenario: 'pipeline',
    also: execution,
    differs: ['version is a number, not string'],
  },
  {
    page: codePipeline,
    detailType: 'CodePipeline Stage Execution State Change',
    scenario: 'pipeline',
    also: execution,
    differs: ['version is a number, not string'],
  },
  {
    page: codePipeline,
    detailType: 'CodePipeline Action Execution State Change',
    scenario: 'pipeline',
    also: [...execution, 'action-execution-id', 'execution-result.error-code'],
    differs: [
      'type.version is a string, not number',
      'input-artifacts is a list, not an object',
      'output-artifacts is a list, not an object',
      // Of an action that has not made them yet.
      'output-artifacts is missing',
    ],
  },
  {
    page: `${docs}/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html`,
    detailType: 'EC2 Instance State-change Notification',
    scenario: 'group',
  },
  {
    page: `${docs}/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html`,
    detailType: 'EC2 Spot Instance Interruption Warning',
    scenario: 'interruption',
  },
  {
    page: `${docs}/AWSEC2/latest/UserGuide/rebalance-recommendations.html`,
    detailType: 'EC2 Instance Rebalance Recommendation',
    scenario: 'interruption',
  },
  {
    page: `${docs}/AmazonECR/latest/userguide/ecr-eventbridge.html`,
    detailType: 'ECR Image Action',
    scenario: 'image',
  },
  {
    page: ecs,
    detailType: 'ECS Task State Change',
    scenario: 'cluster',
    also: [
      'overrides.inferenceAcceleratorOverrides',
      'containers[].healthStatus',
      'enableExecuteCommand',
      'healthStatus',
      'platformFamily',
      'capacityProviderName',
      'ephemeralStorage',
    ],
    differs: ['attachments[].details is a list, not an object'],
  },
  {
    page: ecs,
    detailType: 'ECS Container Instance State Change',
    scenario: 'cluster',
  },
  { page: ecs, detailType: 'ECS Service Action', scenario: 'cluster' },
  { page: ecs, detailType: 'ECS Deployment State Change', scenario: 'cluster' },
  ...[
    ['Cache Created', 'cache'],
    ['Cache Updated', 'cache'],
    ['Cache Deleted', 'cache'],
    ['Cache Creation Failed', 'cacheWithoutServer'],
  ].map(([detailType = '', scenario]) => ({
    page: `${docs}/AmazonElastiCache/latest/dg/serverless-metrics-events-redis.html`,
    detailType,
    scenario: scenario as Page['scenario'],
  })),
  {
    page: `${docs}/fis/latest/userguide/monitoring-eventbridge.html`,
    detailType: 'FIS Experiment State Change',
    scenario: 'experiment',
    also: ['experiment-template-id'],
  },
  { page: rds, detailType: 'RDS DB Instance Event', scenario: 'database' },
  ...['Cluster', 'Snapshot', 'Cluster Snapshot'].map((source) => ({
    page: rds,
    detailType: `RDS DB ${source} Event`,
    scenario: 'database' as const,
    also: ['EventID'],
  })),
  { page: s3, detailType: 'Object Created', scenario: 'bucket' },
  { page: s3, detailType: 'Object Deleted', scenario: 'bucket' },
  {
    page: `${docs}/systems-manager/latest/userguide/sysman-paramstore-cwe.html`,
    detailType: 'Parameter Store Change',
    scenario: 'stack',
  },
];
