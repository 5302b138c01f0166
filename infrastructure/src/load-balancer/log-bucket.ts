// Where the load balancer and the artifact bucket write their access logs.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Aws, Fn, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { policy } from '../policy-document.ts';

export class LogBucket extends Construct {
  readonly name: string;
  /** Turning on a load balancer's logs fails until this policy exists. */
  readonly policy: CfnBucketPolicy;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const bucket = new CfnBucket(this, 'Resource', {
      // Load balancers can deliver logs only to buckets encrypted with SSE-S3.
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
      lifecycleConfiguration: {
        rules: [
          {
            id: 'Expire',
            status: 'Enabled',
            expirationInDays: 90,
            abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
          },
        ],
      },
    });
    // CloudFormation cannot delete a bucket that holds objects, and logs should outlive what they describe. So the bucket
    // is retained when the stack is deleted, unless the stack was never created; its objects expire.
    bucket.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    acknowledge(bucket, {
      'AwsSolutions-S1':
        'This bucket is where access logs go. Logging the access to it here would log its own writes.',
    });

    const objects = (prefix: string) => Fn.join('', [bucket.attrArn, '/', prefix, '*']);
    this.policy = new CfnBucketPolicy(this, 'Policy', {
      bucket: bucket.ref,
      policyDocument: policy(
        {
          Sid: 'TlsOnly',
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 's3:*',
          Resource: [bucket.attrArn, objects('')],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
        {
          Sid: 'LoadBalancerLogs',
          Effect: 'Allow',
          Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
          Action: 's3:PutObject',
          // The path holds the load balancer's account, so no other account's load balancer can write here.
          Resource: objects(Fn.join('', ['load-balancer/AWSLogs/', Aws.ACCOUNT_ID, '/'])),
        },
        {
          Sid: 'BucketLogs',
          Effect: 'Allow',
          Principal: { Service: 'logging.s3.amazonaws.com' },
          Action: 's3:PutObject',
          Resource: objects('artifacts/'),
          Condition: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
        },
      ),
    });
    this.name = bucket.ref;
  }
}
