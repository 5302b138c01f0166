// What a build may do: read its source, write its artifact and its log, push images to one repository.
// https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../acknowledge.ts';
import { allow, policy, trust } from '../policy-document.ts';
import type { ArtifactBucket } from './artifact-bucket.ts';
import { logInToRegistry, pushImage } from './push-image.ts';

export interface BuildRoleProps {
  readonly artifacts: ArtifactBucket;
  readonly repositoryArn: string;
  readonly log: CfnLogGroup;
}

export class BuildRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { artifacts, repositoryArn, log }: BuildRoleProps) {
    super(scope, id);
    const role = new CfnRole(this, 'Resource', {
      description: "CodeBuild: builds the service's image and pushes it.",
      assumeRolePolicyDocument: trust('codebuild.amazonaws.com'),
      policies: [
        {
          policyName: 'Build',
          policyDocument: policy(
            allow('WriteLog', ['logs:CreateLogStream', 'logs:PutLogEvents'], [log.attrArn]),
            allow('Artifacts', ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'], [artifacts.objects]),
            pushImage(repositoryArn),
            logInToRegistry(),
          ),
        },
      ],
    });
    acknowledgeWildcards(role, {
      '<ArtifactBucket.Arn>/*': "The objects of the pipeline's own bucket. CodePipeline chooses their keys.",
      '*': 'ecr:GetAuthorizationToken only, which supports no resources. What the token can push to is limited above it.',
    });
    this.arn = role.attrArn;
  }
}
