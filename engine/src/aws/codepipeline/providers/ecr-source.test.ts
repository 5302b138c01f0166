import { expect, test } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { standInRoles } from '../../../testing/role-stand-in.ts';
import { ecr } from '../../ecr/index.ts';
import { events } from '../../events/index.ts';
import { s3 } from '../../s3/index.ts';
import { codePipeline } from '../index.ts';

const ruled = (detailType: string, detail: object) => ({
  Name: 'pushes',
  EventPattern: JSON.stringify({ source: ['aws.ecr'], 'detail-type': [detailType], detail }),
});
const call = {
  eventName: ['PutImage'],
  requestParameters: { repositoryName: ['app'], imageTag: ['latest'] },
};

test.each([
  ['without a rule', undefined],
  ['with a rule on the event', ruled('ECR Image Action', { 'image-tag': ['latest'] })],
  ['with a rule on the API call, as the CDK has it', ruled('AWS API Call via CloudTrail', call)],
])('a pushed image starts one execution, which passes its digest on, %s', (_how, rule) => {
  using cloud = rehearse({
    services: [codePipeline, standInRoles('codepipeline.amazonaws.com'), ecr, s3, events],
  });
  if (rule) {
    cloud.call('events', 'PutRule', rule);
    const Arn = 'arn:aws:codepipeline:us-east-1:000000000000:delivery';
    cloud.call('events', 'PutTargets', {
      Rule: rule.Name,
      Targets: [{ Id: '1', Arn, RoleArn: 'arn:aws:iam::000000000000:role/starts' }],
    });
  }
  cloud.call('s3', 'CreateBucket', { Bucket: 'artifacts' });
  cloud.call('ecr', 'CreateRepository', { repositoryName: 'app' });
  const push = (layers: number) =>
    cloud.call('ecr', 'PutImage', {
      repositoryName: 'app',
      imageTag: 'latest',
      imageManifest: JSON.stringify({
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        manifests: [],
        annotations: { layers: String(layers) },
      }),
    }).image!.imageId!.imageDigest;
  push(1);
  const type = { owner: 'AWS', version: '1' } as const;
  const source = {
    name: 'Image',
    actionTypeId: { ...type, category: 'Source', provider: 'ECR' },
    configuration: { RepositoryName: 'app' },
    outputArtifacts: [{ name: 'Image' }],
    namespace: 'Ecr',
  } as const;
  const copy = {
    name: 'Copy',
    actionTypeId: { ...type, category: 'Deploy', provider: 'S3' },
    configuration: { BucketName: 'artifacts', Extract: 'true', ObjectKey: 'now' },
    inputArtifacts: [{ name: 'Image' }],
  } as const;
  cloud.call('codepipeline', 'CreatePipeline', {
    pipeline: {
      name: 'delivery',
      roleArn: 'arn:aws:iam::000000000000:role/pipeline',
      artifactStore: { type: 'S3', location: 'artifacts' },
      stages: [
        { name: 'Source', actions: [{ ...source, outputArtifacts: [{ name: 'Image' }] }] },
        { name: 'Deploy', actions: [{ ...copy, inputArtifacts: [{ name: 'Image' }] }] },
      ],
    },
  });
  cloud.settle();
  const digest = push(2);
  cloud.settle();
  const listed = cloud.call('codepipeline', 'ListPipelineExecutions', { pipelineName: 'delivery' });
  expect(listed.pipelineExecutionSummaries).toMatchObject([
    {
      status: 'Succeeded',
      trigger: {
        triggerType: 'CloudWatchEvent',
        triggerDetail: rule ? expect.stringMatching(/rule\/pushes$/) : 'Image',
      },
      sourceRevisions: [{ revisionId: digest }],
    },
    { status: 'Succeeded', trigger: { triggerType: 'CreatePipeline' } },
  ]);
  const { Body } = cloud.call('s3', 'GetObject', { Bucket: 'artifacts', Key: 'now/imageDetail.json' });
  expect(JSON.parse(Buffer.from(Body as never).toString())).toMatchObject({
    ImageDigest: digest,
    ImageURI: expect.stringMatching(new RegExp(`/app@${digest}$`)),
    ImageTags: ['latest'],
  });
  expect(cloud.log).toEqual([]);
});
