// The sources of a build, as blobs of ZIP files for the driver.
import type { ProjectSource } from '@aws-sdk/client-codebuild';
import type { BuildSpecification } from '../../../contracts/build.ts';
import type { Context } from '../../../kernel/context.ts';
import { invalidInput } from '../faults.ts';
import { repositoryTypes } from '../project/check.ts';
import type { ProjectDefinition } from '../state.ts';
import { locationArn, parseLocation, readObject } from './stored-object.ts';

export interface FetchedSources {
  /** Empty when the source type is NO_SOURCE. */
  readonly zips: BuildSpecification['sources'];
  /** CODEBUILD_SOURCE_VERSION: for a pipeline's artifact, its S3 ARN. */
  readonly sourceVersion?: string;
  /** CODEBUILD_RESOLVED_SOURCE_VERSION: the commit of a pipeline's source, or the version of an S3 object. */
  readonly resolvedSourceVersion?: string;
}

/** @throws AwsFault when an object cannot be read */
export function fetchSources(definition: ProjectDefinition, ctx: Context): FetchedSources {
  const primary = fetchSource(definition.source!, definition.sourceVersion, ctx);
  const secondary = (definition.secondarySources ?? []).map((source) => {
    const id = source.sourceIdentifier!;
    const version = definition.secondarySourceVersions?.find((entry) => entry.sourceIdentifier === id);
    return { id, zipBlob: fetchSource(source, version?.sourceVersion, ctx).zipBlob };
  });
  const zips = [{ id: '', zipBlob: primary.zipBlob }, ...secondary];
  return {
    zips: zips.flatMap(({ id, zipBlob }) => (zipBlob ? [{ id, zipBlob }] : [])),
    sourceVersion: primary.sourceVersion,
    resolvedSourceVersion: primary.resolvedSourceVersion,
  };
}

function fetchSource(source: ProjectSource, version: string | undefined, ctx: Context) {
  if (source.type === 'NO_SOURCE') return {};
  if (repositoryTypes.includes(source.type!))
    throw invalidInput(
      `Drydock does not fetch sources of the type ${source.type} (${source.location}): build it in a pipeline that ` +
        'has the repository as its source, or from S3.',
    );
  const location = parseLocation(source.location!);
  // A pipeline gives the revision of the artifact as the version, which is not the version of its S3 object.
  const fromPipeline = source.type === 'CODEPIPELINE';
  const object = readObject(location, fromPipeline ? undefined : version, ctx);
  return {
    zipBlob: ctx.blobs.put(object.bytes),
    sourceVersion: fromPipeline ? locationArn(location) : version,
    resolvedSourceVersion: fromPipeline ? version : (object.versionId ?? object.eTag),
  };
}
