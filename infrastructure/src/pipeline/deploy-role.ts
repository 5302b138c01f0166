// What CloudFormation may do for the pipeline: the service's stack, and in it only the service, its task
// definition, its log group and its scaling. It can pass three roles, and can neither create nor change one.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../acknowledge.ts';
import { allow, arn, policy, type Statement, trustUnconditionally } from '../policy-document.ts';

export interface DeployRoleProps {
  readonly taskExecutionRole: string;
  readonly taskRole: string;
  readonly blueGreenRole: string;
}

export class DeployRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: DeployRoleProps) {
    super(scope, id);
    const role = new CfnRole(this, 'Resource', {
      description: "CloudFormation, for the pipeline: creates and updates the service's stack.",
      // Whoever uses it must be allowed to pass it, and only the pipeline's role is.
      assumeRolePolicyDocument: trustUnconditionally('cloudformation.amazonaws.com'),
      policies: [
        {
          policyName: 'DeployService',
          policyDocument: policy(...serviceStatements(), ...scalingStatements(), ...roleStatements(props)),
        },
      ],
    });
    const own = (what: string) =>
      `${what}. Its last part is made by AWS when the resource is, so it cannot be named here.`;
    acknowledgeWildcards(role, {
      '*': 'Reading task definitions and scalable targets, and deregistering a task definition: actions that support no resources.',
      'ecs:service/${ClusterName}/${ServiceStackName}-*': own(
        "The service of this stack, which begins with the stack's name",
      ),
      'ecs:service-deployment/${ClusterName}/${ServiceStackName}-*': own('Deployments of this service'),
      'ecs:service-revision/${ClusterName}/${ServiceStackName}-*': own('Revisions of this service'),
      'ecs:task-definition/${ServiceStackName}:*':
        'Revisions of the one task definition family of this stack.',
      'logs:log-group:/ecs/${ServiceStackName}:*':
        'The one log group of this stack: its ARN ends in `:*` in some of these actions.',
      'logs:log-group:*':
        'Listing log groups, which has no narrower resource, to find the one of this stack.',
      'application-autoscaling:scalable-target/*':
        'Scalable targets have random ids. A condition limits them to those of ECS.',
      'cloudwatch:alarm:TargetTracking-service/${ClusterName}/*':
        'Alarms that target tracking makes for services of this cluster. Application Auto Scaling chooses their names.',
    });
    this.arn = role.attrArn;
  }
}

function serviceStatements(): Statement[] {
  const ofService = (type: string) => arn('ecs', `${type}/\${ClusterName}/\${ServiceStackName}-*`);
  return [
    allow(
      'Service',
      [
        'ecs:CreateService',
        'ecs:DeleteService',
        'ecs:DescribeServiceDeployments',
        'ecs:DescribeServiceRevisions',
        'ecs:DescribeServices',
        'ecs:ListServiceDeployments',
        'ecs:ListTagsForResource',
        'ecs:TagResource',
        'ecs:UntagResource',
        'ecs:UpdateService',
      ],
      ['service', 'service-deployment', 'service-revision'].map(ofService),
    ),
    allow(
      'TaskDefinition',
      ['ecs:ListTagsForResource', 'ecs:RegisterTaskDefinition', 'ecs:TagResource', 'ecs:UntagResource'],
      [arn('ecs', 'task-definition/${ServiceStackName}:*')],
    ),
    // These two cannot be restricted to a resource.
    allow('TaskDefinitions', ['ecs:DeregisterTaskDefinition', 'ecs:DescribeTaskDefinition'], ['*']),
    allow(
      'LogGroup',
      [
        'logs:CreateLogGroup',
        'logs:DeleteLogGroup',
        'logs:DescribeIndexPolicies',
        'logs:GetDataProtectionPolicy',
        'logs:ListTagsForResource',
        'logs:PutRetentionPolicy',
        'logs:TagResource',
        'logs:UntagResource',
      ],
      [
        arn('logs', 'log-group:/ecs/${ServiceStackName}'),
        arn('logs', 'log-group:/ecs/${ServiceStackName}:*'),
      ],
    ),
    allow('LogGroups', ['logs:DescribeLogGroups'], [arn('logs', 'log-group:*')]),
  ];
}

function scalingStatements(): Statement[] {
  const target = arn('application-autoscaling', 'scalable-target/*');
  return [
    allow(
      'Scaling',
      [
        'application-autoscaling:DeleteScalingPolicy',
        'application-autoscaling:DeregisterScalableTarget',
        'application-autoscaling:PutScalingPolicy',
        'application-autoscaling:RegisterScalableTarget',
      ],
      [target],
      { StringEquals: { 'application-autoscaling:service-namespace': 'ecs' } },
    ),
    allow(
      'ScalingTags',
      ['application-autoscaling:ListTagsForResource', 'application-autoscaling:TagResource'],
      [target],
    ),
    // These two cannot be restricted to a resource.
    allow(
      'ReadScaling',
      ['application-autoscaling:DescribeScalableTargets', 'application-autoscaling:DescribeScalingPolicies'],
      ['*'],
    ),
    allow(
      'ScalingAlarms',
      ['cloudwatch:DeleteAlarms', 'cloudwatch:DescribeAlarms', 'cloudwatch:PutMetricAlarm'],
      [arn('cloudwatch', 'alarm:TargetTracking-service/${ClusterName}/*')],
    ),
  ];
}

function roleStatements({ taskExecutionRole, taskRole, blueGreenRole }: DeployRoleProps): Statement[] {
  const scaling = 'ecs.application-autoscaling.amazonaws.com';
  return [
    allow('PassTaskRoles', ['iam:PassRole'], [taskExecutionRole, taskRole], {
      StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    }),
    allow('PassBlueGreenRole', ['iam:PassRole'], [blueGreenRole], {
      StringEquals: { 'iam:PassedToService': 'ecs.amazonaws.com' },
    }),
    // Application Auto Scaling creates its role the first time an account scales a service.
    allow(
      'ScalingRole',
      ['iam:CreateServiceLinkedRole'],
      [
        `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/aws-service-role/${scaling}/AWSServiceRoleForApplicationAutoScaling_ECSService`,
      ].map((text) => Fn.sub(text)),
      { StringEquals: { 'iam:AWSServiceName': scaling } },
    ),
  ];
}
