// Where the service's template comes from: the source, or, for a repository that has none, an archive in a bucket, which
// is a second source of the pipeline.
// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3.html
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnCondition, Fn, type IResolvable } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { allow, policy } from '../policy-document.ts';
import type { ArtifactBucket } from './artifact-bucket.ts';

export interface InfrastructureSourceProps {
  /** Empty where the source has the template. */
  readonly bucket: string;
  readonly key: string;
}

const nothing = { Ref: 'AWS::NoValue' };

export class InfrastructureSource extends Construct {
  readonly #props: InfrastructureSourceProps;
  readonly #exists: string;

  constructor(scope: Construct, id: string, props: InfrastructureSourceProps) {
    super(scope, id);
    this.#props = props;
    this.#exists = new CfnCondition(this, 'Archive', {
      expression: Fn.conditionNot(Fn.conditionEquals(props.bucket, '')),
    }).logicalId;
  }

  /** The second source action, where there is an archive. A new archive starts no run: whoever uploads it does. */
  action(): IResolvable {
    return this.#ifExists(
      {
        Name: 'Infrastructure',
        ActionTypeId: { Category: 'Source', Owner: 'AWS', Provider: 'S3', Version: '1' },
        Configuration: {
          S3Bucket: this.#props.bucket,
          S3ObjectKey: this.#props.key,
          PollForSourceChanges: 'false',
        },
        OutputArtifacts: [{ Name: 'Infrastructure' }],
      },
      nothing,
    );
  }

  /** What the stages after the source take. */
  artifacts(): IResolvable {
    const source = { Name: 'Source' };
    return this.#ifExists([source, { Name: 'Infrastructure' }], [source]);
  }

  serviceTemplate(): IResolvable {
    return this.#ifExists(
      'Infrastructure::service.template.json',
      'Source::infrastructure/templates/service.template.json',
    );
  }

  /** Lets the pipeline's role read the archive. */
  allowTo(role: string, artifacts: ArtifactBucket): CfnPolicy {
    const { key } = this.#props;
    // Where there is none, it repeats what the role may do: a condition would keep the pipeline from depending on it.
    const bucket = this.#ifExists(this.#props.bucket, artifacts.name).toString();
    const arn = (...path: string[]) =>
      Fn.join('', ['arn:', Fn.ref('AWS::Partition'), ':s3:::', bucket, ...path]);
    return new CfnPolicy(this, 'Read', {
      policyName: 'ReadInfrastructure',
      policyDocument: policy(
        allow('Archive', ['s3:GetObject', 's3:GetObjectVersion'], [arn('/', key)]),
        allow('ArchiveBucket', ['s3:GetBucketLocation', 's3:GetBucketVersioning'], [arn()]),
      ),
      roles: [role],
    });
  }

  #ifExists(value: unknown, otherwise: unknown): IResolvable {
    return Fn.conditionIf(this.#exists, value, otherwise);
  }
}
