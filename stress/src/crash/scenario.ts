// What is under way while engines are killed: stacks that are created, updated and rolled back, a service that deploys,
// objects, images, alarms, functions, and a pipeline that builds. The same steps, in the same order, every time.
import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import type { Clients } from '../engine/clients.ts';
import { type Step, unless } from './step.ts';
import { template } from './template.ts';

const role = 'arn:aws:iam::000000000000:role/crash';
const exists =
  /Already(Exists|Owned)|EntityAlreadyExists|InvalidStageDeclaration|ResourceConflict|already (exists|in use)|ResourceInUse/;

/** @param count how many objects, parameters and alarms */
export function scenario(count: number): Step[] {
  const many = Array.from({ length: count }, (_, at) => at);
  return [
    bucket('crash-taken'),
    bucket('crash-objects'),
    stack('created', { Version: '1', Count: '2', Threshold: '80' }),
    ...many.slice(0, count / 2).flatMap((at) => [object(at), parameter(at), alarm(at)]),
    repository(),
    image('v1'),
    stack('updated', { Version: '2', Count: '3', Threshold: '70' }),
    pipelineBuckets(),
    source(),
    project(),
    pipeline(),
    ...many.slice(count / 2).flatMap((at) => [object(at), parameter(at), alarm(at)]),
    image('v2'),
    functionStep(),
    stack('rolled back', { Version: '3', Count: '1', Threshold: '60' }),
    ...many.slice(0, 3).map((at) => object(at, 'replaced')),
  ];
}

const sdkBody = async (body: { transformToString(): Promise<string> } | undefined) =>
  body?.transformToString();

function bucket(name: string): Step {
  return {
    what: `bucket ${name}`,
    run: async ({ s3 }) => {
      await unless(exists, () => s3.createBucket({ Bucket: name }));
      return true;
    },
    read: async ({ s3 }) => (await s3.listBuckets({})).Buckets?.some((each) => each.Name === name),
  };
}

function object(at: number, text = 'first'): Step {
  const [Bucket, Key, Body] = ['crash-objects', `object-${at}`, `${text} ${at} `.repeat(200)];
  return {
    what: `object ${at}`,
    run: async ({ s3 }) => {
      await s3.putObject({ Bucket, Key, Body });
      return Body;
    },
    read: async ({ s3 }) => sdkBody((await s3.getObject({ Bucket, Key })).Body),
  };
}

function parameter(at: number): Step {
  const Name = `/crash/parameter-${at}`;
  return {
    what: `parameter ${at}`,
    run: async ({ ssm }) => {
      await ssm.putParameter({ Name, Value: `${at}`, Type: 'String', Overwrite: true });
      return `${at}`;
    },
    read: async ({ ssm }) => (await ssm.getParameter({ Name })).Parameter?.Value,
  };
}

function alarm(at: number): Step {
  const AlarmName = `crash-${at}`;
  return {
    what: `alarm ${at}`,
    run: async ({ cloudWatch }) => {
      await cloudWatch.putMetricAlarm({
        AlarmName,
        Namespace: 'Crash',
        MetricName: 'Value',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: at,
        ComparisonOperator: 'GreaterThanThreshold',
      });
      return at;
    },
    read: async ({ cloudWatch }) =>
      (await cloudWatch.describeAlarms({ AlarmNames: [AlarmName] })).MetricAlarms?.[0]?.Threshold,
  };
}

function repository(): Step {
  return {
    what: 'repository',
    run: async ({ ecr }) => {
      await unless(exists, () => ecr.createRepository({ repositoryName: 'crash' }));
      return 'crash';
    },
    read: async ({ ecr }) => (await ecr.describeRepositories({})).repositories?.[0]?.repositoryName,
  };
}

function image(tag: string): Step {
  const bytes = strToU8(JSON.stringify({ tag }));
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest, size: bytes.length },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest, size: bytes.length }],
  });
  return {
    what: `image ${tag}`,
    run: async ({ ecr }) => {
      const repositoryName = 'crash';
      await unless(/LayerAlreadyExists|UploadNotFound/, async () => {
        const { uploadId } = await ecr.initiateLayerUpload({ repositoryName });
        const part = { partFirstByte: 0, partLastByte: bytes.length - 1, layerPartBlob: bytes };
        await ecr.uploadLayerPart({ repositoryName, uploadId, ...part });
        await ecr.completeLayerUpload({ repositoryName, uploadId, layerDigests: [digest] });
      });
      await unless(/ImageAlreadyExists/, () =>
        ecr.putImage({ repositoryName, imageManifest: manifest, imageTag: tag }),
      );
      return manifest;
    },
    read: async ({ ecr }) =>
      (await ecr.batchGetImage({ repositoryName: 'crash', imageIds: [{ imageTag: tag }] })).images?.[0]
        ?.imageManifest,
  };
}

type StackParameters = Readonly<Record<'Version' | 'Count' | 'Threshold', string>>;

function stack(outcome: 'created' | 'updated' | 'rolled back', parameters: StackParameters): Step {
  const StackName = 'crash';
  const input = {
    StackName,
    TemplateBody: template(outcome === 'rolled back'),
    Capabilities: ['CAPABILITY_NAMED_IAM' as const],
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    ClientRequestToken: outcome.replace(' ', '-'),
  };
  const describe = async ({ cloudFormation }: Clients) =>
    (await cloudFormation.describeStacks({ StackName })).Stacks?.[0];
  const target = {
    created: 'CREATE_COMPLETE',
    updated: 'UPDATE_COMPLETE',
    'rolled back': 'UPDATE_ROLLBACK_COMPLETE',
  };
  return {
    what: 'stack',
    run: async (clients) => {
      const { cloudFormation } = clients;
      if (outcome === 'created') await unless(exists, () => cloudFormation.createStack(input));
      // In progress: the engine that was killed had begun.
      else await unless(/No updates|IN_PROGRESS/, () => cloudFormation.updateStack(input));
      return (await describe(clients))?.StackId;
    },
    read: async (clients) => (await describe(clients))?.StackId,
    settled: async (clients) => (await describe(clients))?.StackStatus === target[outcome],
  };
}

function pipelineBuckets(): Step {
  return {
    what: 'buckets of the pipeline',
    run: async ({ s3 }) => {
      for (const Bucket of ['crash-source', 'crash-artifacts', 'crash-deployed'])
        await unless(exists, () => s3.createBucket({ Bucket }));
      await s3.putBucketVersioning({
        Bucket: 'crash-source',
        VersioningConfiguration: { Status: 'Enabled' },
      });
      return 'Enabled';
    },
    read: async ({ s3 }) => (await s3.getBucketVersioning({ Bucket: 'crash-source' })).Status,
  };
}

/** Its build leaves a process in a session of its own behind. */
const buildspec = `
version: 0.2
phases:
  build:
    commands:
      - setsid sleep 600 &
      - echo built > out.txt
artifacts:
  files: [out.txt]
`;

function source(): Step {
  return {
    what: 'source',
    run: async ({ s3 }) => {
      const Body = zipSync({ 'buildspec.yml': strToU8(buildspec) }, { mtime: new Date('2026-01-01') });
      return (await s3.putObject({ Bucket: 'crash-source', Key: 'source.zip', Body })).ETag;
    },
    read: async ({ s3 }) => (await s3.headObject({ Bucket: 'crash-source', Key: 'source.zip' })).ETag,
  };
}

function project(): Step {
  return {
    what: 'project',
    run: async ({ codeBuild }) => {
      await unless(exists, () =>
        codeBuild.createProject({
          name: 'crash',
          source: { type: 'CODEPIPELINE' },
          artifacts: { type: 'CODEPIPELINE' },
          environment: { type: 'LINUX_CONTAINER', image: 'standard', computeType: 'BUILD_GENERAL1_SMALL' },
          serviceRole: role,
        }),
      );
      return 'crash';
    },
    read: async ({ codeBuild }) =>
      (await codeBuild.batchGetProjects({ names: ['crash'] })).projects?.[0]?.name,
  };
}

function pipeline(): Step {
  const action = (
    name: string,
    category: 'Source' | 'Build' | 'Deploy',
    provider: string,
    configuration: Record<string, string>,
    input?: string,
    output?: string,
  ) => ({
    name,
    actionTypeId: { category, owner: 'AWS' as const, provider, version: '1' },
    configuration,
    inputArtifacts: input === undefined ? [] : [{ name: input }],
    outputArtifacts: output === undefined ? [] : [{ name: output }],
  });
  const s3Source = { S3Bucket: 'crash-source', S3ObjectKey: 'source.zip', PollForSourceChanges: 'false' };
  const s3Deploy = { BucketName: 'crash-deployed', Extract: 'true' };
  return {
    what: 'pipeline',
    run: async ({ codePipeline }) => {
      await unless(/PipelineNameInUse/, () =>
        codePipeline.createPipeline({
          pipeline: {
            name: 'crash',
            roleArn: role,
            artifactStore: { type: 'S3', location: 'crash-artifacts' },
            stages: [
              { name: 'Source', actions: [action('Source', 'Source', 'S3', s3Source, undefined, 'source')] },
              {
                name: 'Build',
                actions: [action('Build', 'Build', 'CodeBuild', { ProjectName: 'crash' }, 'source', 'built')],
              },
              { name: 'Deploy', actions: [action('Deploy', 'Deploy', 'S3', s3Deploy, 'built')] },
            ],
          },
        }),
      );
      return 'crash';
    },
    read: async ({ codePipeline }) => (await codePipeline.getPipeline({ name: 'crash' })).pipeline?.name,
  };
}

function functionStep(): Step {
  const code = `exports.handler = async (event) => {
    require('child_process').spawn('setsid', ['sleep', '600'], { stdio: 'ignore', detached: true });
    return event.value + 1;
  };`;
  return {
    what: 'function',
    run: async ({ lambda }) => {
      await unless(exists, () =>
        lambda.createFunction({
          FunctionName: 'crash',
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Role: role,
          Code: { ZipFile: zipSync({ 'index.js': strToU8(code) }) },
        }),
      );
      const { Payload } = await lambda.invoke({ FunctionName: 'crash', Payload: strToU8('{"value":1}') });
      const answer = Buffer.from(Payload ?? []).toString();
      if (answer !== '2') throw new Error(`The function answered ${answer}`);
      return 'index.handler';
    },
    read: async ({ lambda }) => (await lambda.getFunctionConfiguration({ FunctionName: 'crash' })).Handler,
  };
}
