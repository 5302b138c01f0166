// The project that tests the service, builds its image and pushes it to ECR under the commit. It runs the
// source's buildspec.yml, or the one that it is given. https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
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
  /** The buildspec's path in the source, or its text. */
  readonly buildSpec: string;
  /** Where people find the sources, for the image's label. Empty for none. */
  readonly sourceUrl: string;
}

export class BuildProject extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(
    scope: Construct,
    id: string,
    { artifacts, repositoryArn, repositoryUri, buildSpec, sourceUrl }: BuildProjectProps,
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
      source: { type: 'CODEPIPELINE', buildSpec },
      artifacts: { type: 'CODEPIPELINE' },
      environment: {
        type: 'LINUX_CONTAINER',
        computeType: 'BUILD_GENERAL1_SMALL',
        image: 'aws/codebuild/amazonlinux-x86_64-standard:5.0',
        // Docker runs inside the build's own container. It builds what the pipeline passes to it, from one branch of one
        // repository, with a role that can push to one image repository.
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
      // CodeBuild's default, made explicit: the account's aws/s3 key, which is free.
      encryptionKey: arn('kms', 'alias/aws/s3'),
      timeoutInMinutes: 30,
      queuedTimeoutInMinutes: 60,
      logsConfig: { cloudWatchLogs: { status: 'ENABLED', groupName: log.ref } },
    });
    this.name = project.ref;
    this.arn = project.attrArn;
  }
}
