// An example of each of the service's resource types, for the contract suite that every type passes.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { get, ref, role } from '../../testing/resource-examples/surroundings.ts';
import { zip } from './testing/functions.ts';

const lambdaFunction = {
  Role: get('Role', 'Arn'),
  Runtime: 'nodejs24.x',
  Handler: 'index.handler',
  Code: { ZipFile: 'exports.handler = async () => 1' },
};

const withFunction = { ...role, Function: { Type: 'AWS::Lambda::Function', Properties: lambdaFunction } };
const withVersion = {
  ...withFunction,
  Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: ref('Function') } },
};
const layerBucket = { S3Bucket: 'layers', S3Key: 'layer.zip' };

export const examples: Examples = {
  'AWS::Lambda::Version': {
    prerequisites: withFunction,
    create: { FunctionName: ref('Function') },
  },
  'AWS::Lambda::Alias': {
    prerequisites: withVersion,
    create: { FunctionName: ref('Function'), FunctionVersion: get('Version', 'Version'), Name: 'live' },
    update: { Description: 'what is live' },
    replace: { Name: 'other' },
  },
  'AWS::Lambda::EventSourceMapping': {
    prerequisites: {
      ...withFunction,
      Queue: { Type: 'AWS::SQS::Queue' },
      OtherQueue: { Type: 'AWS::SQS::Queue' },
    },
    create: { FunctionName: ref('Function'), EventSourceArn: get('Queue', 'Arn'), BatchSize: 5 },
    update: { BatchSize: 7, FunctionResponseTypes: ['ReportBatchItemFailures'] },
    replace: { EventSourceArn: get('OtherQueue', 'Arn') },
  },
  'AWS::Lambda::Url': {
    prerequisites: withFunction,
    create: { TargetFunctionArn: get('Function', 'Arn'), AuthType: 'NONE' },
    update: { AuthType: 'AWS_IAM', Cors: { AllowOrigins: ['*'] } },
  },
  'AWS::Lambda::EventInvokeConfig': {
    prerequisites: withFunction,
    create: { FunctionName: ref('Function'), Qualifier: '$LATEST' },
    update: { MaximumRetryAttempts: 0 },
  },
  'AWS::Lambda::LayerVersion': {
    prepare: (cloud) => {
      cloud.call('s3', 'CreateBucket', { Bucket: 'layers' });
      cloud.call('s3', 'PutObject', { Bucket: 'layers', Key: 'layer.zip', Body: zip('1') as never });
    },
    create: { Content: layerBucket },
    replace: { Description: 'another' },
  },
  'AWS::Lambda::Function': {
    prerequisites: role,
    create: lambdaFunction,
    update: { Timeout: 9, Code: { ZipFile: 'exports.handler = async () => 2' } },
    replace: { FunctionName: 'other' },
  },
  'AWS::Lambda::Permission': {
    prerequisites: withFunction,
    create: {
      FunctionName: get('Function', 'Arn'),
      Action: 'lambda:InvokeFunction',
      Principal: 'elasticloadbalancing.amazonaws.com',
    },
    replace: { Principal: '*' },
  },
};
