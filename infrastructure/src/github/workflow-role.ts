// What a workflow may do: push images to one repository, and deploy one stack with one role. Only a run for one branch of
// one repository gets it: not one for a pull request, another branch or a fork.
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../acknowledge.ts';
import type { DeployRole } from '../pipeline/deploy-role.ts';
import { logInToRegistry, pushImage } from '../pipeline/push-image.ts';
import { allow, arn, policy } from '../policy-document.ts';
import { audience, issuer } from './identity-provider.ts';

export interface WorkflowRoleProps {
  readonly provider: string;
  readonly repositoryArn: string;
  readonly deployRole: DeployRole;
}

export class WorkflowRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { provider, repositoryArn, deployRole }: WorkflowRoleProps) {
    super(scope, id);
    const role = new CfnRole(this, 'Resource', {
      description: "GitHub Actions: pushes the service's image and deploys its stack.",
      assumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Principal: { Federated: provider },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${issuer}:aud`]: audience,
            [`${issuer}:sub`]: Fn.sub('repo:${FullRepositoryId}:ref:refs/heads/${BranchName}'),
          },
        },
      }),
      policies: [
        {
          policyName: 'Deliver',
          policyDocument: policy(
            pushImage(repositoryArn),
            logInToRegistry(),
            allow(
              'Deploy',
              [
                'cloudformation:CreateChangeSet',
                'cloudformation:DescribeChangeSet',
                'cloudformation:DescribeStackEvents',
                'cloudformation:DescribeStacks',
                'cloudformation:ExecuteChangeSet',
              ],
              [arn('cloudformation', 'stack/${ServiceStackName}/*')],
            ),
            allow(
              'ReadOutputs',
              ['cloudformation:DescribeStacks'],
              [arn('cloudformation', 'stack/${SystemName}/*')],
            ),
            allow('PassDeployRole', ['iam:PassRole'], [deployRole.arn], {
              StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
            }),
          ),
        },
      ],
    });
    acknowledgeWildcards(role, {
      '*': 'ecr:GetAuthorizationToken only, which supports no resources. What the token can push to is limited above it.',
      'cloudformation:stack/${ServiceStackName}/*':
        'One stack, by its name. CloudFormation appends a random id to it when the stack is created.',
      'cloudformation:stack/${SystemName}/*':
        'The outputs of one stack, by its name. CloudFormation appends a random id to it when it is created.',
    });
    this.arn = role.attrArn;
  }
}
