import { expect, test } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { standInRoles } from '../../../testing/role-stand-in.ts';
import { cloudFormation } from '../../cloudformation/index.ts';
import { codeBuild } from '../../codebuild/index.ts';
import { codeConnections } from '../../codeconnections/index.ts';
import { logs } from '../../logs/index.ts';
import { s3 } from '../../s3/index.ts';
import { codePipeline } from '../index.ts';

const roles = standInRoles('codebuild.amazonaws.com', 'codepipeline.amazonaws.com');
const simulated = [codeBuild, codeConnections, codePipeline, logs, s3];

const template = ({ closed = false, colour = 'red', buildspec = 'a.yml' }) =>
  JSON.stringify({
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Connection: {
        Type: 'AWS::CodeStarConnections::Connection',
        Properties: { ConnectionName: 'source', ProviderType: 'GitHub' },
      },
      Build: {
        Type: 'AWS::CodeBuild::Project',
        Properties: {
          Name: 'image',
          ServiceRole: 'arn:aws:iam::000000000000:role/build',
          Source: { Type: 'CODEPIPELINE', BuildSpec: buildspec },
          Artifacts: { Type: 'CODEPIPELINE' },
          Environment: {
            Type: 'LINUX_CONTAINER',
            Image: 'standard',
            ComputeType: 'BUILD_GENERAL1_SMALL',
            EnvironmentVariables: [{ Name: 'COLOUR', Value: colour }],
          },
        },
      },
      Pipeline: {
        Type: 'AWS::CodePipeline::Pipeline',
        Properties: {
          Name: 'delivery',
          RoleArn: 'arn:aws:iam::000000000000:role/pipeline',
          RestartExecutionOnUpdate: true,
          ArtifactStores: [
            { Region: 'us-east-1', ArtifactStore: { Type: 'S3', Location: { Ref: 'Bucket' } } },
          ],
          ...(closed ? { DisableInboundStageTransitions: [{ StageName: 'Build', Reason: 'Frozen' }] } : {}),
          Stages: [
            {
              Name: 'Source',
              Actions: [
                {
                  Name: 'Commit',
                  ActionTypeId: {
                    Category: 'Source',
                    Owner: 'AWS',
                    Provider: 'CodeStarSourceConnection',
                    Version: '1',
                  },
                  Configuration: {
                    ConnectionArn: { 'Fn::GetAtt': ['Connection', 'ConnectionArn'] },
                    FullRepositoryId: 'owner/name',
                    BranchName: 'main',
                    DetectChanges: false,
                  },
                  OutputArtifacts: [{ Name: 'Source' }],
                },
              ],
            },
            {
              Name: 'Build',
              Actions: [
                {
                  Name: 'Image',
                  ActionTypeId: { Category: 'Build', Owner: 'AWS', Provider: 'CodeBuild', Version: '1' },
                  Configuration: { ProjectName: { Ref: 'Build' } },
                  InputArtifacts: [{ Name: 'Source' }],
                  RunOrder: 2,
                },
              ],
            },
          ],
        },
      },
    },
    Outputs: {
      Connection: { Value: { 'Fn::GetAtt': ['Connection', 'ConnectionStatus'] } },
      Build: { Value: { 'Fn::GetAtt': ['Build', 'Arn'] } },
      Version: { Value: { 'Fn::GetAtt': ['Pipeline', 'Version'] } },
    },
  });

test('a stack creates, updates and deletes a connection, a project and a pipeline', () => {
  using cloud = rehearse({
    services: [...simulated, roles, cloudFormation(simulated.flatMap(({ resources = [] }) => resources))],
  });
  const stack = () => {
    cloud.advance(1000);
    const [described] = cloud.call('cloudformation', 'DescribeStacks', { StackName: 'ci' }).Stacks!;
    const outputs = described!.Outputs?.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]) ?? [];
    return { status: described!.StackStatus, ...Object.fromEntries(outputs) } as Record<string, string>;
  };
  cloud.call('cloudformation', 'CreateStack', { StackName: 'ci', TemplateBody: template({ closed: true }) });
  expect(stack()).toEqual({
    status: 'CREATE_COMPLETE',
    Connection: 'PENDING',
    Build: 'arn:aws:codebuild:us-east-1:000000000000:project/image',
    Version: '1',
  });
  const { pipeline } = cloud.call('codepipeline', 'GetPipeline', { name: 'delivery' });
  expect(pipeline?.stages?.[0]?.actions?.[0]?.configuration).toMatchObject({ DetectChanges: 'false' });
  expect(pipeline?.stages?.[1]?.actions?.[0]).toMatchObject({
    runOrder: 2,
    configuration: { ProjectName: 'image' },
  });
  const project = () => cloud.call('codebuild', 'BatchGetProjects', { names: ['image'] }).projects?.[0];
  expect(project()).toMatchObject({
    source: { type: 'CODEPIPELINE', buildspec: 'a.yml' },
    tags: expect.arrayContaining([{ key: 'aws:cloudformation:stack-name', value: 'ci' }]),
  });
  const gate = () =>
    cloud.call('codepipeline', 'GetPipelineState', { name: 'delivery' }).stageStates?.[1]
      ?.inboundTransitionState;
  expect(gate()).toMatchObject({ enabled: false, disabledReason: 'Frozen' });

  const changed = template({ colour: 'blue', buildspec: 'b.yml' });
  cloud.call('cloudformation', 'UpdateStack', { StackName: 'ci', TemplateBody: changed });
  expect(stack()).toMatchObject({ status: 'UPDATE_COMPLETE', Version: '2' });
  expect(gate()).toEqual({ enabled: true });
  expect(project()).toMatchObject({
    source: { buildspec: 'b.yml' },
    environment: { environmentVariables: [{ name: 'COLOUR', value: 'blue' }] },
  });
  const executions = cloud.call('codepipeline', 'ListPipelineExecutions', { pipelineName: 'delivery' });
  expect(executions.pipelineExecutionSummaries?.map(({ trigger }) => trigger?.triggerType)).toEqual([
    'StartPipelineExecution',
    'CreatePipeline',
  ]);

  cloud.call('cloudformation', 'DeleteStack', { StackName: 'ci' });
  cloud.advance(1000);
  expect(cloud.call('codepipeline', 'ListPipelines', {}).pipelines).toEqual([]);
  expect(cloud.call('codebuild', 'ListProjects', {}).projects).toEqual([]);
  expect(cloud.call('codeconnections', 'ListConnections', {}).Connections).toEqual([]);
  expect(cloud.log).toEqual([]);
});
