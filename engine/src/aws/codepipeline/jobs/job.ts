// Jobs: what job workers and Lambda functions are given of an action, and how they say what came of it.
import type { Artifact, JobData } from '@aws-sdk/client-codepipeline';
import type { Context } from '../../../kernel/context.ts';
import type { Reader } from '../../../kernel/table.ts';
import { type ActionRun, failed, type Progress } from '../action-provider.ts';
import { newArtifact } from '../artifacts.ts';
import { jobNotFound } from '../faults.ts';
import { findDeclaration } from '../find.ts';
import {
  type ActionRecord,
  actions,
  type JobRecord,
  jobs,
  pipelines,
  type StoredArtifact,
} from '../state.ts';

/** A job of the action. Its output artifacts have their places before it begins. */
export function createJob(
  { action, declaration, pipeline }: ActionRun,
  status: JobRecord['status'],
  ctx: Context,
): JobRecord {
  const job: JobRecord = {
    id: ctx.ids.uuid(),
    actionId: action.id,
    pipeline: pipeline.name,
    status,
    nonce: '',
    outputs: (declaration.outputArtifacts ?? []).map(({ name }) => ({
      name: name!,
      ...newArtifact(pipeline, name!, ctx),
    })),
  };
  ctx.put(jobs, job.id, job);
  return job;
}

export function requireJob(id: string, state: Reader): { job: JobRecord; action: ActionRecord } {
  const job = state.get(jobs, id);
  const action = job && state.get(actions, job.actionId);
  if (!job || !action) throw jobNotFound(id);
  return { job, action };
}

/** What the action has come to, once the job has a result. */
export function resultOf({ result, outputs }: JobRecord): Progress | undefined {
  if (!result) return undefined;
  const external = {
    ...(result.externalExecutionId ? { externalExecutionId: result.externalExecutionId } : {}),
    ...(result.summary ? { summary: result.summary } : {}),
  };
  if (result.status === 'Failed') return failed(result.code, result.message, external);
  return {
    status: 'succeeded',
    ...external,
    variables: result.variables,
    artifacts: Object.fromEntries(outputs.map(({ name, ...stored }) => [name, stored])),
  };
}

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_JobData.html */
export function jobData(job: JobRecord, action: ActionRecord, ctx: Context): JobData {
  const declaration = findDeclaration(action, ctx);
  const pipeline = ctx.get(pipelines, action.pipeline)!;
  return {
    actionTypeId: declaration?.actionTypeId,
    actionConfiguration: { configuration: { ...action.configuration } },
    pipelineContext: {
      pipelineName: action.pipeline,
      pipelineArn: pipeline.arn,
      pipelineExecutionId: action.executionId,
      stage: { name: action.stage },
      action: { name: action.name, actionExecutionId: action.id },
    },
    inputArtifacts: action.inputs.map(artifactView),
    outputArtifacts: job.outputs.map(artifactView),
    artifactCredentials,
    continuationToken: job.continuationToken,
    encryptionKey: encryptionKey(pipeline.declaration.artifactStore),
  };
}

/** The engine checks none. */
const artifactCredentials = {
  accessKeyId: 'drydock',
  secretAccessKey: 'drydock',
  sessionToken: 'drydock',
};

const artifactView = ({
  name,
  bucket,
  key,
  revisionId,
}: { readonly name: string } & StoredArtifact): Artifact => ({
  name,
  revision: revisionId,
  location: { type: 'S3', s3Location: { bucketName: bucket, objectKey: key } },
});

const encryptionKey = (store: { encryptionKey?: JobData['encryptionKey'] } | undefined) =>
  store?.encryptionKey;
