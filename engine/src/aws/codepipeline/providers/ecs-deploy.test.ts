import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { privateTable } from '../../../testing/private-table.ts';
import { rehearse } from '../../../testing/rehearsal.ts';
import { standInRoles } from '../../../testing/role-stand-in.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { s3 } from '../../s3/index.ts';
import { codePipeline } from '../index.ts';

interface ServiceStandIn {
  readonly deployments: readonly { readonly taskDefinition: string; readonly rolloutState: string }[];
}
const services = privateTable<ServiceStandIn>('ecs/services');
const definitions = privateTable<{ readonly image: string }>('ecs/task-definitions');

/** One service, `web`. The test moves its deployment on by UpdateCluster. */
const ecs = standInService<'ecs'>({
  id: 'ecs',
  operations: {
    CreateService: (_input, ctx) => {
      ctx.put(definitions, 'web:1', { image: 'app:1' });
      ctx.put(services, 'web', { deployments: [{ taskDefinition: 'web:1', rolloutState: 'COMPLETED' }] });
      return {};
    },
    DescribeServices: (input, ctx) => {
      const service = input.services?.[0] === 'web' ? ctx.get(services, 'web') : undefined;
      if (!service) return { services: [] };
      const deployments = service.deployments.map((deployment, index) => ({
        ...deployment,
        rolloutState: deployment.rolloutState as 'COMPLETED',
        status: index === 0 ? 'PRIMARY' : 'ACTIVE',
      }));
      const { taskDefinition } = deployments[0]!;
      return {
        services: [{ serviceName: 'web', clusterArn: 'main', status: 'ACTIVE', taskDefinition, deployments }],
      };
    },
    DescribeTaskDefinition: (input, ctx) => ({
      taskDefinition: {
        family: 'web',
        revision: 1,
        containerDefinitions: [{ name: 'app', image: ctx.get(definitions, input.taskDefinition!)!.image }],
      },
    }),
    RegisterTaskDefinition: (input, ctx) => {
      if ('revision' in input) throw new Error('RegisterTaskDefinition has no revision');
      const taskDefinitionArn = `web:${ctx.keys(definitions).length + 1}`;
      ctx.put(definitions, taskDefinitionArn, { image: input.containerDefinitions![0]!.image! });
      return { taskDefinition: { taskDefinitionArn } };
    },
    UpdateService: (input, ctx) => {
      const { deployments } = ctx.get(services, 'web')!;
      const ours = { taskDefinition: input.taskDefinition!, rolloutState: 'IN_PROGRESS' };
      ctx.put(services, 'web', { deployments: [ours, ...deployments] });
      return {};
    },
    UpdateCluster: (input, ctx) => {
      const { deployments } = ctx.get(services, 'web')!;
      const [ours, old] = deployments;
      const rolledBack = input.cluster === 'FAILED';
      ctx.put(services, 'web', {
        deployments: rolledBack
          ? [old!, { ...ours!, rolloutState: 'FAILED' }]
          : [{ ...ours!, rolloutState: 'COMPLETED' }],
      });
      return {};
    },
  },
});

function deploy(images: unknown, service = 'web') {
  const cloud = rehearse({ services: [codePipeline, standInRoles('codepipeline.amazonaws.com'), ecs, s3] });
  cloud.call('ecs', 'CreateService', { serviceName: 'web' });
  cloud.call('s3', 'CreateBucket', { Bucket: 'artifacts' });
  cloud.call('s3', 'PutBucketVersioning', {
    Bucket: 'artifacts',
    VersioningConfiguration: { Status: 'Enabled' },
  });
  const Body = zipSync({ 'imagedefinitions.json': strToU8(JSON.stringify(images)) });
  cloud.call('s3', 'PutObject', { Bucket: 'artifacts', Key: 'in.zip', Body });
  const type = { owner: 'AWS', version: '1' } as const;
  cloud.call('codepipeline', 'CreatePipeline', {
    pipeline: {
      name: 'delivery',
      roleArn: 'arn:aws:iam::000000000000:role/pipeline',
      artifactStore: { type: 'S3', location: 'artifacts' },
      stages: [
        {
          name: 'Source',
          actions: [
            {
              name: 'Object',
              actionTypeId: { ...type, category: 'Source', provider: 'S3' },
              configuration: { S3Bucket: 'artifacts', S3ObjectKey: 'in.zip' },
              outputArtifacts: [{ name: 'Source' }],
            },
          ],
        },
        {
          name: 'Deploy',
          actions: [
            {
              name: 'Service',
              actionTypeId: { ...type, category: 'Deploy', provider: 'ECS' },
              configuration: { ClusterName: 'main', ServiceName: service, DeploymentTimeout: '10' },
              inputArtifacts: [{ name: 'Source' }],
            },
          ],
        },
      ],
    },
  });
  cloud.settle();
  const outcome = () => {
    const [execution] = cloud.call('codepipeline', 'ListPipelineExecutions', { pipelineName: 'delivery' })
      .pipelineExecutionSummaries!;
    return `${execution!.status} ${execution!.statusSummary ?? ''}`.trim();
  };
  return { cloud, outcome };
}

test('an ECS deployment registers the new image and waits until it is complete', () => {
  const { cloud, outcome } = deploy([{ name: 'app', imageUri: 'app:2' }]);
  expect(outcome()).toBe('InProgress');
  expect(cloud.state.get(definitions, 'web:2')).toEqual({ image: 'app:2' });
  cloud.call('ecs', 'UpdateCluster', { cluster: 'COMPLETED' });
  cloud.settle();
  expect(outcome()).toBe('Succeeded');
  cloud[Symbol.dispose]();
});

test('an ECS deployment that is rolled back fails', () => {
  const { cloud, outcome } = deploy([{ name: 'app', imageUri: 'app:2' }]);
  cloud.call('ecs', 'UpdateCluster', { cluster: 'FAILED' });
  cloud.settle();
  expect(outcome()).toBe('Failed Deploy/Service: The deployment of web:2 failed and was rolled back.');
  cloud[Symbol.dispose]();
});

test('an ECS deployment that does not become stable fails at its timeout', () => {
  const { cloud, outcome } = deploy([{ name: 'app', imageUri: 'app:2' }]);
  cloud.advance(11 * 60_000);
  expect(outcome()).toBe('Failed Deploy/Service: The deployment of web was not stable after 10 minutes.');
  cloud[Symbol.dispose]();
});

test.each([
  [[{ name: 'other', imageUri: 'x' }], 'web', 'The AWS ECS container other does not exist'],
  [{ app: 'x' }, 'web', 'must be a JSON array of {name, imageUri}'],
  [[], 'api', 'The service api does not exist in the cluster main.'],
])('an ECS deployment of %j to %s fails: %s', (images, service, message) => {
  const { cloud, outcome } = deploy(images, service);
  expect(outcome()).toContain(message);
  expect(cloud.state.keys(definitions)).toEqual(['web:1']);
  cloud[Symbol.dispose]();
});
