// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3.html
import { AwsFault } from '../../../kernel/faults.ts';
import { own } from '../../../kernel/own.ts';
import { type ActionProvider, eventTrigger, failed, hourMs } from '../action-provider.ts';
import { newArtifact, putObject } from '../artifacts.ts';

export const s3Source: ActionProvider = {
  category: 'Source',
  owner: 'AWS',
  provider: 'S3',
  version: '1',
  requiredKeys: ['S3Bucket', 'S3ObjectKey'],
  optionalKeys: ['PollForSourceChanges', 'AllowOverrideForS3ObjectKey'],
  inputs: [0, 0],
  outputs: [1, 1],
  timeoutMs: hourMs,
  watches: [],

  advance({ action, declaration, execution, pipeline }, ctx) {
    const { S3Bucket, S3ObjectKey } = action.configuration as Record<string, string>;
    const versioning = ctx.call('s3', 'GetBucketVersioning', { Bucket: S3Bucket });
    if (versioning.Status !== 'Enabled') {
      return failed('ConfigurationError', `Versioning must be enabled for the S3 bucket ${S3Bucket}.`);
    }
    const requested = own(execution.revisions, action.name)?.revisionId;
    const object = ctx.call('s3', 'GetObject', { Bucket: S3Bucket, Key: S3ObjectKey, VersionId: requested });
    const revisionId = object.VersionId!;
    const name = declaration.outputArtifacts![0]!.name!;
    const artifact = newArtifact(pipeline, name, ctx);
    putObject(pipeline, artifact, object.Body as unknown as Uint8Array, ctx);
    return {
      status: 'succeeded',
      externalExecutionId: revisionId,
      summary: `Amazon S3 version id: ${revisionId}`,
      revision: { revisionId, summary: `Amazon S3 version id: ${revisionId}` },
      artifacts: { [name]: { ...artifact, revisionId } },
      variables: {
        BucketName: S3Bucket!,
        ObjectKey: S3ObjectKey!,
        ETag: (object.ETag ?? '').replaceAll('"', ''),
        VersionId: revisionId,
      },
    };
  },

  source: {
    revisionType: 'S3_OBJECT_VERSION_ID',
    watches: {
      's3/objects': (object, { S3Bucket, S3ObjectKey }) => object === `${S3Bucket}/${S3ObjectKey}`,
      'events/rules': () => true,
    },
    isNoticedByRule: true,
    trigger: eventTrigger,
    newest({ S3Bucket, S3ObjectKey }, ctx) {
      try {
        return ctx.call('s3', 'HeadObject', { Bucket: S3Bucket, Key: S3ObjectKey }).VersionId;
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        return undefined;
      }
    },
  },
};
