import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { describeQuotas } from '../../testing/quota-rows.ts';
import { standInRoles } from '../../testing/role-stand-in.ts';
import { codePipeline } from './index.ts';
import { quotas } from './quotas.ts';

const source = {
  name: 'Source',
  actions: [
    {
      name: 'Object',
      actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' },
      configuration: { S3Bucket: 'sources', S3ObjectKey: 'app.zip' },
      outputArtifacts: [{ name: 'source' }],
    },
  ],
} as const;
const approvals = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `Approve${index}`,
    actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' } as const,
  }));
const pipelineOf = (name: string, ...stages: number[]): { pipeline: PipelineDeclaration } => ({
  pipeline: {
    name,
    roleArn: 'arn:aws:iam::000000000000:role/pipeline',
    artifactStore: { type: 'S3', location: 'artifacts' },
    stages: [
      {
        ...source,
        actions: [...source.actions].map((action) => ({ ...action, outputArtifacts: [{ name: 'source' }] })),
      },
      ...stages.map((count, index) => ({ name: `Stage${index}`, actions: approvals(count) })),
    ],
    variables: [{ name: 'needed' }],
    pipelineType: 'V2',
  },
});

describeQuotas([codePipeline, standInRoles('codepipeline.amazonaws.com')], codePipeline.quotas!, [
  {
    quota: quotas.pipelines,
    add: (cloud, count) => cloud.call('codepipeline', 'CreatePipeline', pipelineOf(`p${count}`, 1)),
    code: 'LimitExceededException',
    message:
      'The number of pipelines associated with the AWS account has exceeded the limit allowed for the account.',
  },
  {
    quota: quotas.stagesPerPipeline,
    present: 1,
    add: (cloud, count) =>
      cloud.call(
        'codepipeline',
        'CreatePipeline',
        pipelineOf('p', ...Array.from({ length: count - 1 }, () => 1)),
      ),
    code: 'InvalidStructureException',
    message: 'Pipeline has 3 stages. There should be a maximum of 2',
  },
  {
    quota: quotas.actionsPerStage,
    add: (cloud, count) => cloud.call('codepipeline', 'CreatePipeline', pipelineOf(`p${count}`, count)),
    code: 'InvalidStructureException',
    message: 'A stage has 3 actions. There should be a maximum of 2',
  },
  {
    quota: quotas.actionsPerPipeline,
    present: 1,
    add: (cloud, count) => cloud.call('codepipeline', 'CreatePipeline', pipelineOf(`p${count}`, count - 1)),
    code: 'InvalidStructureException',
    message: 'Pipeline has 3 actions. There should be a maximum of 2',
  },
]);
