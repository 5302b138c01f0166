// What the pipeline itself may do: use one connection, start one project, deploy one stack with one role.
// https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../acknowledge.ts';
import { allow, arn, policy, trust } from '../policy-document.ts';
import type { ArtifactBucket } from './artifact-bucket.ts';
import type { BuildProject } from './build-project.ts';
import type { DeployRole } from './deploy-role.ts';

export interface PipelineRoleProps {
  readonly artifacts: ArtifactBucket;
  readonly connectionArn: string;
  readonly project: BuildProject;
  readonly deployRole: DeployRole;
}

export class PipelineRole extends Construct {
  readonly arn: string;
  readonly name: string;

  constructor(scope: Construct, id: string, props: PipelineRoleProps) {
    super(scope, id);
    const { artifacts, connectionArn, project, deployRole } = props;
    const role = new CfnRole(this, 'Resource', {
      description: 'CodePipeline: fetches the source, starts the build, deploys the stack.',
      assumeRolePolicyDocument: trust('codepipeline.amazonaws.com'),
      policies: [
        {
          policyName: 'RunPipeline',
          policyDocument: policy(
            // A connection created before the service was renamed still has the old name in its ARN.
            allow(
              'Source',
              ['codeconnections:UseConnection', 'codestar-connections:UseConnection'],
              [connectionArn],
            ),
            allow('Build', ['codebuild:BatchGetBuilds', 'codebuild:StartBuild'], [project.arn]),
            allow(
              'Deploy',
              [
                'cloudformation:CreateStack',
                'cloudformation:DescribeStackEvents',
                'cloudformation:DescribeStackResources',
                'cloudformation:DescribeStacks',
                'cloudformation:GetTemplate',
                'cloudformation:UpdateStack',
              ],
              [arn('cloudformation', 'stack/${ServiceStackName}/*')],
            ),
            allow('PassDeployRole', ['iam:PassRole'], [deployRole.arn], {
              StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
            }),
            allow('Artifacts', ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'], [artifacts.objects]),
            allow('ArtifactBucket', ['s3:GetBucketLocation', 's3:GetBucketVersioning'], [artifacts.arn]),
          ),
        },
      ],
    });
    acknowledgeWildcards(role, {
      'cloudformation:stack/${ServiceStackName}/*':
        'One stack, by its name. CloudFormation appends a random id to it when the stack is created.',
      '<ArtifactBucket.Arn>/*': "The objects of the pipeline's own bucket. CodePipeline chooses their keys.",
    });
    this.arn = role.attrArn;
    this.name = role.ref;
  }
}
