// A delivery in memory: a pipeline of source, build and deployment, with stand-ins for its drivers.
import { createHash } from 'node:crypto';
import type { PipelineDeclaration, StageDeclaration } from '@aws-sdk/client-codepipeline';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import type { AnyStandInService, StandInService } from '../../../testing/stand-in-service.ts';
import { codeBuild } from '../../codebuild/index.ts';
import { codeConnections } from '../../codeconnections/index.ts';
import { iam } from '../../iam/index.ts';
import { logs } from '../../logs/index.ts';
import { s3 } from '../../s3/index.ts';
import { codePipeline } from '../index.ts';
import { stackStandIn } from './stack-stand-in.ts';

export const commits = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(40));

const zip = (files: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

const roles = {
  pipeline: 'codepipeline',
  other: 'codepipeline',
  build: 'codebuild',
  deploy: 'cloudformation',
};

export class Delivery {
  readonly cloud: Rehearsal;
  readonly connectionArn: string;
  head = commits[0]!;
  /** When set, builds run until `build` is called. */
  holdBuilds = false;
  /** The files of a commit. */
  files: (commit: string) => Readonly<Record<string, string>> = (commit) => ({
    'service.json': JSON.stringify({ Description: commit }),
    'parameters.json': '{"Parameters":{"Size":"1"}}',
  });
  readonly #watches = new Map<string, { repositoryPath: string; branch: string }>();

  /** @param cloudFormation the stand-in, whose stacks the method `stack` changes, or the real service */
  constructor(
    cloudFormation: StandInService<'cloudformation'> = stackStandIn,
    ...more: readonly AnyStandInService[]
  ) {
    this.cloud = rehearse({
      services: [codePipeline, codeBuild, codeConnections, iam, logs, s3, cloudFormation, ...more],
    });
    const { cloud } = this;
    for (const [RoleName, service] of Object.entries(roles)) {
      cloud.call('iam', 'CreateRole', {
        RoleName,
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: `${service}.amazonaws.com` },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      });
    }
    cloud.call('s3', 'CreateBucket', { Bucket: 'artifacts' });
    cloud.call('codebuild', 'CreateProject', {
      name: 'image',
      source: { type: 'CODEPIPELINE' },
      artifacts: { type: 'CODEPIPELINE' },
      environment: { type: 'LINUX_CONTAINER', image: 'standard', computeType: 'BUILD_GENERAL1_SMALL' },
      serviceRole: 'arn:aws:iam::000000000000:role/build',
    });
    const { ConnectionArn } = cloud.call('codeconnections', 'CreateConnection', {
      ConnectionName: 'source',
      ProviderType: 'GitHub',
      Tags: [{ Key: 'drydock:repository', Value: '/repository' }],
    });
    this.connectionArn = ConnectionArn!;
    cloud.on('git/watch', ({ watchId, repositoryPath, branch }) => {
      this.#watches.set(watchId, { repositoryPath, branch });
      this.#reportHead(watchId);
    });
    cloud.on('git/unwatch', ({ watchId }) => void this.#watches.delete(watchId));
    cloud.on('git/archive', ({ requestId, commit }) => {
      cloud.report('git/archived', { requestId, blob: this.blob(this.files(commit)), sizeBytes: 1 });
    });
    cloud.on('build/start', ({ buildId, environment }) => {
      if (!this.holdBuilds) this.build(buildId, environment.CODEBUILD_RESOLVED_SOURCE_VERSION);
    });
  }

  commit(commit: string): void {
    this.head = commit;
    for (const watchId of this.#watches.keys()) this.#reportHead(watchId);
    this.cloud.settle();
  }

  build(buildId: string, commit = ''): void {
    this.cloud.report('build/phase', { buildId, phase: 'BUILD', status: 'SUCCEEDED' });
    this.cloud.report('build/finished', {
      buildId,
      status: 'SUCCEEDED',
      exportedVariables: [{ name: 'IMAGE_URI', value: `image:${commit.slice(0, 3)}` }],
      artifacts: [{ id: '', zipBlob: this.blob({ 'imageDetail.json': commit }), sizeBytes: 1 }],
    });
    this.cloud.settle();
  }

  failBuild(buildId: string, message: string): void {
    const contexts = [{ statusCode: 'COMMAND_EXECUTION_ERROR', message }];
    this.cloud.report('build/phase', { buildId, phase: 'BUILD', status: 'FAILED', contexts });
    this.cloud.report('build/finished', { buildId, status: 'FAILED', exportedVariables: [], artifacts: [] });
    this.cloud.settle();
  }

  /** Changes the stack, as CloudFormation would. */
  stack(change: { status?: string; outputs?: Readonly<Record<string, string>>; reason?: string }): void {
    this.cloud.call('cloudformation', 'SignalResource', {
      StackName: 'service',
      LogicalResourceId: '-',
      UniqueId: JSON.stringify(change),
      Status: 'SUCCESS',
    });
    this.cloud.settle();
  }

  create(change: Partial<PipelineDeclaration> = {}): void {
    this.cloud.call('codepipeline', 'CreatePipeline', { pipeline: { ...this.pipeline(), ...change } });
    this.cloud.settle();
  }

  pipeline(): PipelineDeclaration {
    return {
      name: 'delivery',
      roleArn: 'arn:aws:iam::000000000000:role/pipeline',
      artifactStore: { type: 'S3', location: 'artifacts' },
      stages: [this.source, buildStage, deployStage({ ActionMode: 'REPLACE_ON_FAILURE' })],
    };
  }

  get source(): StageDeclaration {
    return {
      name: 'Source',
      actions: [
        {
          name: 'Commit',
          actionTypeId: {
            category: 'Source',
            owner: 'AWS',
            provider: 'CodeStarSourceConnection',
            version: '1',
          },
          configuration: {
            ConnectionArn: this.connectionArn,
            FullRepositoryId: 'owner/name',
            BranchName: 'main',
          },
          outputArtifacts: [{ name: 'Source' }],
          namespace: 'Commit',
        },
      ],
    };
  }

  executions() {
    const listed = this.cloud.call('codepipeline', 'ListPipelineExecutions', { pipelineName: 'delivery' });
    return listed.pipelineExecutionSummaries!.map((execution) => ({
      id: execution.pipelineExecutionId!,
      status: execution.status,
      trigger: execution.trigger?.triggerType,
      commit: execution.sourceRevisions?.[0]?.revisionId,
      why: execution.statusSummary,
    }));
  }

  /** `<stage>: <status>` for every stage that an execution has entered. */
  stages(): string[] {
    const { stageStates = [] } = this.cloud.call('codepipeline', 'GetPipelineState', { name: 'delivery' });
    return stageStates.flatMap(({ stageName, latestExecution }) =>
      latestExecution ? [`${stageName}: ${latestExecution.status}`] : [],
    );
  }

  actions(pipelineExecutionId?: string) {
    return this.cloud.call('codepipeline', 'ListActionExecutions', {
      pipelineName: 'delivery',
      ...(pipelineExecutionId ? { filter: { pipelineExecutionId } } : {}),
    }).actionExecutionDetails!;
  }

  filesAt(location: { bucket?: string | undefined; key?: string | undefined }): string[] {
    const { Body } = this.cloud.call('s3', 'GetObject', { Bucket: location.bucket!, Key: location.key! });
    return Object.keys(unzipSync(Body as never as Uint8Array));
  }

  /** Stores a blob through S3, which is the only way to store one in a test. */
  blob(files: Readonly<Record<string, string>>): string {
    const Body = zip(files);
    this.cloud.call('s3', 'PutObject', { Bucket: 'artifacts', Key: 'blob', Body });
    return `sha256:${createHash('sha256').update(Body).digest('hex')}`;
  }

  #reportHead(watchId: string): void {
    const details = { message: 'Change\n', authorDate: '2026-01-01T00:00:00Z', commit: this.head };
    this.cloud.report('git/head', { watchId, ...this.#watches.get(watchId)!, ...details });
  }

  [Symbol.dispose](): void {
    this.cloud[Symbol.dispose]();
  }
}

const buildStage: StageDeclaration = {
  name: 'Build',
  actions: [
    {
      name: 'Image',
      actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
      configuration: { ProjectName: 'image' },
      inputArtifacts: [{ name: 'Source' }],
      outputArtifacts: [{ name: 'Image' }],
      namespace: 'Build',
    },
  ],
};

export const deployStage = (configuration: Readonly<Record<string, string>>): StageDeclaration => ({
  name: 'Deploy',
  actions: [
    {
      name: 'Stack',
      actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CloudFormation', version: '1' },
      configuration: {
        StackName: 'service',
        RoleArn: 'arn:aws:iam::000000000000:role/deploy',
        TemplatePath: 'Source::service.json',
        TemplateConfiguration: 'Source::parameters.json',
        ParameterOverrides: '{"ImageUri":"#{Build.IMAGE_URI}"}',
        ...configuration,
      },
      inputArtifacts: [{ name: 'Source' }],
      namespace: 'Deploy',
    },
  ],
});
