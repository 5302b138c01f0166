// P2: the project that tests the service, builds its image and pushes it to ECR under the commit. What it runs is
// buildspec.yml in the source. https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
import { CfnProject } from 'aws-cdk-lib/aws-codebuild';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnCondition, Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { arn } from '../policy-document.ts';
import type { ArtifactBucket } from './artifact-bucket.ts';
import { BuildRole } from './build-role.ts';

export interface BuildProjectProps {
  readonly artifacts: ArtifactBucket;
  readonly repositoryArn: string;
  readonly repositoryUri: string;
  /** Where people find the sources, for the image's label. Empty for none. */
  readonly sourceUrl: string;
}

export class BuildProject extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(
    scope: Construct,
    id: string,
    { artifacts, repositoryArn, repositoryUri, sourceUrl }: BuildProjectProps,
  ) {
    super(scope, id);
    const log = new CfnLogGroup(this, 'Log', { retentionInDays: 30 });
    const role = new BuildRole(this, 'Role', { artifacts, repositoryArn, log });
    const hasSourceUrl = new CfnCondition(this, 'HasSourceUrl', {
      expression: Fn.conditionNot(Fn.conditionEquals(sourceUrl, '')),
    });
    const project = new CfnProject(this, 'Resource', {
      description: 'Tests the service, builds its image and pushes it under the commit.',
      serviceRole: role.arn,
      source: { type: 'CODEPIPELINE', buildSpec: 'buildspec.yml' },
      artifacts: { type: 'CODEPIPELINE' },
      environment: {
        type: 'LINUX_CONTAINER',
        computeType: 'BUILD_GENERAL1_SMALL',
        image: 'aws/codebuild/amazonlinux-x86_64-standard:5.0',
        // Docker runs inside of the build's own container. It builds what the pipeline hands it, from one branch of one
        // repository, with a role that can push to one repository of images.
        privilegedMode: true,
        environmentVariables: [
          { name: 'REPOSITORY_URI', type: 'PLAINTEXT', value: repositoryUri },
          Fn.conditionIf(
            hasSourceUrl.logicalId,
            { Name: 'SOURCE_URL', Type: 'PLAINTEXT', Value: sourceUrl },
            { Ref: 'AWS::NoValue' },
          ),
        ],
      },
      // What CodeBuild would use without a word: the account's own key for S3, which costs nothing.
      encryptionKey: arn('kms', 'alias/aws/s3'),
      timeoutInMinutes: 30,
      queuedTimeoutInMinutes: 60,
      logsConfig: { cloudWatchLogs: { status: 'ENABLED', groupName: log.ref } },
    });
    this.name = project.ref;
    this.arn = project.attrArn;
  }
}
