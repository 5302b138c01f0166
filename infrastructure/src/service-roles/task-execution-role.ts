// The role with which ECS starts a task: it pulls images of this repository and writes to this log group.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
//
// Narrower than AWS's own AmazonECSTaskExecutionRolePolicy, which is for any repository and any log group.
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../acknowledge.ts';
import { allow, arn, policy, trust } from '../policy-document.ts';

export class TaskExecutionRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: { readonly repositoryArn: string }) {
    super(scope, id);
    const role = new CfnRole(this, 'Resource', {
      description: 'ECS, starting a task: pulls its image and writes its log.',
      assumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com'),
      policies: [
        {
          policyName: 'StartTask',
          policyDocument: policy(
            allow(
              'PullImage',
              ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
              [props.repositoryArn],
            ),
            // A token is for the whole registry: no resource can be named.
            allow('LogInToRegistry', ['ecr:GetAuthorizationToken'], ['*']),
            allow(
              'WriteLog',
              ['logs:CreateLogStream', 'logs:PutLogEvents'],
              [arn('logs', 'log-group:/ecs/${ServiceStackName}:log-stream:*')],
            ),
          ),
        },
      ],
    });
    acknowledgeWildcards(role, {
      '*': 'ecr:GetAuthorizationToken only, which supports no resources. What the token can pull is limited above it.',
      'logs:log-group:/ecs/${ServiceStackName}:log-stream:*':
        "The streams of the service's own log group, one for each task.",
    });
    this.arn = role.attrArn;
  }
}
