// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectArtifacts.html
// Stores a build's artifacts. For CODEPIPELINE the pipeline's override in StartBuild names the bucket, folder and object,
// and the object is always a ZIP file.
import { createHash } from 'node:crypto';
import type { BuildArtifacts, ProjectArtifacts } from '@aws-sdk/client-codebuild';
import type { BuildFinished } from '../../../contracts/build.ts';
import type { Context } from '../../../kernel/context.ts';
import { fflate } from '../../../kernel/lazily.ts';
import type { BuildRecord } from '../state.ts';
import { locationArn, type ObjectLocation } from './stored-object.ts';

export interface Uploaded {
  readonly artifacts?: BuildArtifacts;
  readonly secondaryArtifacts: readonly BuildArtifacts[];
}

/** @throws AwsFault when an object cannot be written */
export function uploadArtifacts(build: BuildRecord, { artifacts }: BuildFinished, ctx: Context): Uploaded {
  const upload = (wanted: ProjectArtifacts): BuildArtifacts | undefined => {
    const made = artifacts.find(({ id }) => id === (wanted.artifactIdentifier ?? ''));
    if (!made || !hasDestination(wanted)) return undefined;
    return uploadOne(build, wanted, ctx.blobs.get(made.zipBlob), ctx);
  };
  return {
    artifacts: upload(build.definition.artifacts!),
    secondaryArtifacts: (build.definition.secondaryArtifacts ?? []).flatMap((each) => upload(each) ?? []),
  };
}

/** A pipeline action without output artifacts gives no location. */
export const hasDestination = ({ type, location }: ProjectArtifacts): boolean =>
  type !== 'NO_ARTIFACTS' && location !== undefined;

function uploadOne(
  build: BuildRecord,
  wanted: ProjectArtifacts,
  zip: Uint8Array,
  ctx: Context,
): BuildArtifacts {
  const location = artifactLocation(build, wanted);
  const put = (key: string, bytes: Uint8Array) =>
    ctx.call('s3', 'PutObject', {
      Bucket: location.bucket,
      Key: key,
      Body: bytes,
      Metadata: { 'codebuild-buildarn': build.arn },
    });
  if (wanted.type === 'CODEPIPELINE' || wanted.packaging === 'ZIP') put(location.key, zip);
  else {
    for (const [file, bytes] of Object.entries(fflate().unzipSync(zip))) {
      if (!file.endsWith('/')) put(`${location.key}/${file}`, bytes);
    }
  }
  return {
    location: locationArn(location),
    artifactIdentifier: wanted.artifactIdentifier,
    sha256sum: createHash('sha256').update(zip).digest('hex'),
    encryptionDisabled: wanted.encryptionDisabled ?? false,
  };
}

/** `<path>/<build id, when namespaceType is BUILD_ID>/<name>`; the default name is the project's. */
function artifactLocation(build: BuildRecord, wanted: ProjectArtifacts): ObjectLocation {
  const parts = [
    wanted.path,
    wanted.namespaceType === 'BUILD_ID' ? build.id.slice(build.id.indexOf(':') + 1) : undefined,
    wanted.name ?? build.projectName,
  ];
  const key = parts.map((part) => part?.replace(/^\/+|\/+$/g, '')).filter(Boolean);
  return { bucket: wanted.location!.replace(/^arn:[^:]*:s3:::/, ''), key: key.join('/') };
}
