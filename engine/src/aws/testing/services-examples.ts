// Examples of resources for the contract that every resource type keeps.
import type { Examples } from './examples.ts';
import { bucketPolicy, get, policy, ref, role, tags, trust } from './surroundings.ts';

const delivery = {
  Bucket: { Type: 'AWS::S3::Bucket' },
  Connection: {
    Type: 'AWS::CodeConnections::Connection',
    Properties: { ConnectionName: 'source', ProviderType: 'GitHub' },
  },
};
const action = (Category: string, Provider: string) => ({
  ActionTypeId: { Category, Owner: 'AWS', Provider, Version: '1' },
});
const pipeline = (BranchName: string) => ({
  RoleArn: get('Role', 'Arn'),
  ArtifactStore: { Type: 'S3', Location: ref('Bucket') },
  Stages: [
    {
      Name: 'Source',
      Actions: [
        {
          Name: 'Source',
          ...action('Source', 'CodeStarSourceConnection'),
          Configuration: { ConnectionArn: ref('Connection'), FullRepositoryId: 'me/repo', BranchName },
          OutputArtifacts: [{ Name: 'Source' }],
        },
      ],
    },
    { Name: 'Approval', Actions: [{ Name: 'Approve', ...action('Approval', 'Manual') }] },
  ],
});

const lambdaFunction = {
  Role: get('Role', 'Arn'),
  Runtime: 'nodejs24.x',
  Handler: 'index.handler',
  Code: { ZipFile: 'exports.handler = async () => 1' },
};

export const servicesExamples: Examples = {
  'AWS::IAM::Role': {
    create: { AssumeRolePolicyDocument: trust('ec2.amazonaws.com') },
    update: { Description: 'x', Policies: [{ PolicyName: 'p', PolicyDocument: policy('s3:GetObject') }] },
    replace: { RoleName: 'other' },
  },
  'AWS::IAM::RolePolicy': {
    prerequisites: role,
    create: { PolicyName: 'p', RoleName: ref('Role'), PolicyDocument: policy('s3:GetObject') },
    update: { PolicyDocument: policy('s3:PutObject') },
    replace: { PolicyName: 'q' },
  },
  'AWS::IAM::Policy': {
    prerequisites: role,
    create: { PolicyName: 'p', PolicyDocument: policy('s3:GetObject'), Roles: [ref('Role')] },
    update: { PolicyDocument: policy('s3:PutObject') },
  },
  'AWS::IAM::ManagedPolicy': {
    create: { PolicyDocument: policy('s3:GetObject') },
    update: { PolicyDocument: policy('s3:PutObject') },
    replace: { ManagedPolicyName: 'other' },
  },
  'AWS::IAM::InstanceProfile': {
    prerequisites: role,
    create: { Roles: [ref('Role')] },
    replace: { InstanceProfileName: 'other' },
  },
  'AWS::IAM::ServiceLinkedRole': { create: { AWSServiceName: 'ecs.amazonaws.com' } },
  'AWS::Logs::LogGroup': {
    create: { RetentionInDays: 7 },
    update: { RetentionInDays: 30 },
    replace: { LogGroupName: 'other' },
  },
  'AWS::S3::Bucket': {
    absent: ['MetadataTableConfiguration', 'MetadataConfiguration'],
    create: {},
    update: { VersioningConfiguration: { Status: 'Enabled' } },
    replace: { BucketName: 'other-bucket' },
  },
  'AWS::S3::BucketPolicy': {
    prerequisites: { Bucket: { Type: 'AWS::S3::Bucket' } },
    create: { Bucket: ref('Bucket'), PolicyDocument: bucketPolicy('s3:GetObject') },
    update: { PolicyDocument: bucketPolicy('s3:PutObject') },
  },
  'AWS::SSM::Parameter': {
    absent: ['Arn'],
    create: { Type: 'String', Value: 'a' },
    update: { Value: 'b' },
    replace: { Name: '/other' },
  },
  'AWS::CloudWatch::Alarm': {
    create: {
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      MetricName: 'M',
      Namespace: 'N',
      Period: 60,
      Statistic: 'Average',
      Threshold: 1,
    },
    update: { Threshold: 2 },
    replace: { AlarmName: 'other' },
  },
  'AWS::CodeStarConnections::Connection': {
    create: { ConnectionName: 'a', ProviderType: 'GitHub' },
    update: tags('b'),
    replace: { ConnectionName: 'b' },
  },
  'AWS::Lambda::Function': {
    prerequisites: role,
    create: lambdaFunction,
    update: { Timeout: 9, Code: { ZipFile: 'exports.handler = async () => 2' } },
    replace: { FunctionName: 'other' },
  },
  'AWS::Lambda::Permission': {
    prerequisites: { ...role, Function: { Type: 'AWS::Lambda::Function', Properties: lambdaFunction } },
    create: {
      FunctionName: get('Function', 'Arn'),
      Action: 'lambda:InvokeFunction',
      Principal: 'elasticloadbalancing.amazonaws.com',
    },
    replace: { Principal: '*' },
  },
  'AWS::CodePipeline::Pipeline': {
    prerequisites: { ...role, ...delivery },
    create: pipeline('main'),
    update: pipeline('next'),
    replace: { Name: 'other' },
  },
  'AWS::CodeConnections::Connection': {
    create: { ConnectionName: 'a', ProviderType: 'GitHub' },
    update: tags('b'),
    replace: { ConnectionName: 'b' },
  },
  'AWS::CodeBuild::Project': {
    prerequisites: role,
    create: {
      ServiceRole: get('Role', 'Arn'),
      Artifacts: { Type: 'NO_ARTIFACTS' },
      Environment: {
        Type: 'LINUX_CONTAINER',
        Image: 'aws/codebuild/standard:7.0',
        ComputeType: 'BUILD_GENERAL1_SMALL',
      },
      Source: { Type: 'NO_SOURCE', BuildSpec: 'version: 0.2' },
    },
    update: { Description: 'x' },
    replace: { Name: 'other' },
  },
};
