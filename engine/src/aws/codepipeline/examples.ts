// An example of each of the service's resource types, for the contract suite that every type passes.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { get, ref, role, tags } from '../../testing/resource-examples/surroundings.ts';

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

export const examples: Examples = {
  'AWS::CodePipeline::Pipeline': {
    prerequisites: { ...role, ...delivery },
    create: pipeline('main'),
    update: pipeline('next'),
    replace: { Name: 'other' },
  },
  'AWS::CodePipeline::Webhook': {
    prerequisites: {
      ...role,
      ...delivery,
      Pipeline: { Type: 'AWS::CodePipeline::Pipeline', Properties: pipeline('main') },
    },
    create: {
      TargetPipeline: ref('Pipeline'),
      TargetAction: 'Source',
      Authentication: 'GITHUB_HMAC',
      AuthenticationConfiguration: { SecretToken: 'secret' },
      Filters: [{ JsonPath: '$.ref', MatchEquals: 'refs/heads/{BranchName}' }],
      RegisterWithThirdParty: true,
    },
    update: {
      Authentication: 'UNAUTHENTICATED',
      AuthenticationConfiguration: {},
      RegisterWithThirdParty: false,
    },
    together: ['Authentication', 'AuthenticationConfiguration'],
    replace: { Name: 'other' },
  },
  'AWS::CodePipeline::CustomActionType': {
    create: {
      Category: 'Build',
      Provider: 'Own',
      Version: '1',
      InputArtifactDetails: { MinimumCount: 1, MaximumCount: 1 },
      OutputArtifactDetails: { MinimumCount: 0, MaximumCount: 1 },
      ConfigurationProperties: [{ Name: 'Project', Required: true, Key: true, Secret: false }],
    },
    update: tags('b'),
    replace: { Version: '2' },
  },
};
