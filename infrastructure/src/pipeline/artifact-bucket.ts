// Where the pipeline keeps the artifacts that its stages pass on. https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html
//
// Encrypted at two levels: the bucket's default is SSE-S3, and CodePipeline itself writes with the account's aws/s3 key.
// A customer managed key would cost money every month and protect nothing more: only this stack's roles may read.
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Fn, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { policy } from '../policy-document.ts';

export class ArtifactBucket extends Construct {
  readonly name: string;
  readonly arn: string;
  readonly objects: string;

  constructor(scope: Construct, id: string, props: { readonly logBucket: string }) {
    super(scope, id);
    const bucket = new CfnBucket(this, 'Resource', {
      bucketEncryption: {
        serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
      },
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
      versioningConfiguration: { status: 'Enabled' },
      loggingConfiguration: { destinationBucketName: props.logBucket, logFilePrefix: 'artifacts/' },
      lifecycleConfiguration: {
        rules: [
          {
            id: 'Expire',
            status: 'Enabled',
            expirationInDays: 30,
            noncurrentVersionExpiration: { noncurrentDays: 7 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
          },
        ],
      },
    });
    // CloudFormation cannot delete a bucket that holds objects, and every run leaves some, so with `Delete` the stack could
    // never be deleted in one step. The bucket is retained, unless the stack was never created, and its objects expire.
    bucket.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    this.name = bucket.ref;
    this.arn = bucket.attrArn;
    this.objects = Fn.join('', [bucket.attrArn, '/*']);
    new CfnBucketPolicy(this, 'Policy', {
      bucket: bucket.ref,
      policyDocument: policy({
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Resource: [this.arn, this.objects],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    });
  }
}
