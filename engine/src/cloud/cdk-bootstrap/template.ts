// What an environment has once `cdk bootstrap` has run: the names that apps and the CDK's command line rely on.
// https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-customizing.html (The bootstrap template contract)

/** The qualifier that the CDK has unless an app sets another. */
export const qualifier = 'hnb659fds';
export const toolkitStack = 'CDKToolkit';
export const parameterPrefix = '/cdk-bootstrap/';

/** Apps ask for 6 at least. */
const version = '33';

const named = (what: string) => ({
  'Fn::Sub': `cdk-\${Qualifier}-${what}-\${AWS::AccountId}-\${AWS::Region}`,
});
const allow = (action: string | readonly string[], resource: unknown) => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});

function role(what: string, properties: object, principal: object = { AWS: { Ref: 'AWS::AccountId' } }) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: named(what),
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
      },
      ...properties,
    },
  };
}

const policies = (...statements: readonly object[]) => ({
  Policies: [{ PolicyName: 'default', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
});
const managed = (name: string) => ({
  ManagedPolicyArns: [{ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` }],
});

/** Its logical IDs are the CDK's own, so that `cdk bootstrap` updates the stack in place. */
export const toolkitTemplate = {
  Description: 'What the AWS CDK needs in an account and region. `cdk bootstrap` replaces it by its own.',
  Parameters: { Qualifier: { Type: 'String', Default: qualifier } },
  Resources: {
    StagingBucket: {
      Type: 'AWS::S3::Bucket',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { BucketName: named('assets'), VersioningConfiguration: { Status: 'Enabled' } },
    },
    ContainerAssetsRepository: {
      Type: 'AWS::ECR::Repository',
      Properties: { RepositoryName: named('container-assets'), ImageTagMutability: 'IMMUTABLE' },
    },
    FilePublishingRole: role(
      'file-publishing-role',
      policies(
        allow(
          [
            's3:GetObject*',
            's3:GetBucket*',
            's3:GetEncryptionConfiguration',
            's3:List*',
            's3:DeleteObject*',
            's3:PutObject*',
            's3:Abort*',
          ],
          [{ 'Fn::GetAtt': 'StagingBucket.Arn' }, { 'Fn::Sub': `\${StagingBucket.Arn}/*` }],
        ),
      ),
    ),
    ImagePublishingRole: role(
      'image-publishing-role',
      policies(
        allow(
          [
            'ecr:PutImage',
            'ecr:InitiateLayerUpload',
            'ecr:UploadLayerPart',
            'ecr:CompleteLayerUpload',
            'ecr:BatchCheckLayerAvailability',
            'ecr:DescribeRepositories',
            'ecr:DescribeImages',
            'ecr:BatchGetImage',
            'ecr:GetDownloadUrlForLayer',
          ],
          { 'Fn::GetAtt': 'ContainerAssetsRepository.Arn' },
        ),
        allow('ecr:GetAuthorizationToken', '*'),
      ),
    ),
    LookupRole: role('lookup-role', managed('ReadOnlyAccess')),
    DeploymentActionRole: role(
      'deploy-role',
      policies(
        allow(['cloudformation:*', 'sts:GetCallerIdentity'], '*'),
        allow('iam:PassRole', { 'Fn::GetAtt': 'CloudFormationExecutionRole.Arn' }),
        allow(
          ['s3:GetObject*', 's3:GetBucket*', 's3:List*'],
          [{ 'Fn::GetAtt': 'StagingBucket.Arn' }, { 'Fn::Sub': `\${StagingBucket.Arn}/*` }],
        ),
        allow(['ssm:GetParameter', 'ssm:GetParameters'], {
          'Fn::Sub': `arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter${parameterPrefix}\${Qualifier}/version`,
        }),
      ),
    ),
    CloudFormationExecutionRole: role('cfn-exec-role', managed('AdministratorAccess'), {
      Service: 'cloudformation.amazonaws.com',
    }),
    CdkBootstrapVersion: {
      Type: 'AWS::SSM::Parameter',
      Properties: {
        Type: 'String',
        Name: { 'Fn::Sub': `${parameterPrefix}\${Qualifier}/version` },
        Value: version,
      },
    },
  },
  Outputs: {
    BucketName: { Value: { Ref: 'StagingBucket' } },
    BucketDomainName: { Value: { 'Fn::GetAtt': 'StagingBucket.RegionalDomainName' } },
    ImageRepositoryName: { Value: { Ref: 'ContainerAssetsRepository' } },
    BootstrapVersion: { Value: version },
  },
};
