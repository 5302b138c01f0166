// The rules of a project's definition. Features that are not simulated are refused rather than silently ignored.
import type { EnvironmentVariable, ProjectArtifacts, ProjectSource } from '@aws-sdk/client-codebuild';
import { invalidInput } from '../faults.ts';
import type { ProjectDefinition } from '../state.ts';

const sourceTypes: readonly string[] = ['CODEPIPELINE', 'S3', 'NO_SOURCE'];
/** Recorded: a build of one fails when it fetches its source. */
export const repositoryTypes: readonly string[] = [
  'BITBUCKET',
  'CODECOMMIT',
  'GITHUB',
  'GITHUB_ENTERPRISE',
  'GITLAB',
  'GITLAB_SELF_MANAGED',
];
const artifactTypes: readonly string[] = ['CODEPIPELINE', 'S3', 'NO_ARTIFACTS'];
const variableTypes: readonly string[] = ['PLAINTEXT', 'PARAMETER_STORE', 'SECRETS_MANAGER'];

export function checkName(name: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9\-_]{1,254}$/.test(name)) {
    throw invalidInput(
      `Invalid project name: '${name}'. It must have 2 to 255 characters of A-Z, a-z, 0-9, - and _, and begin with a ` +
        'letter or a digit.',
    );
  }
}

export function checkDefinition(definition: ProjectDefinition): void {
  const { source, artifacts, environment } = definition;
  if (!source?.type) throw invalidInput('Project source is required');
  if (!artifacts?.type) throw invalidInput('Project artifacts are required');
  if (!environment?.image) throw invalidInput('Project environment image is required');
  checkSource(source);
  for (const secondary of definition.secondarySources ?? []) {
    if (!secondary.sourceIdentifier) throw invalidInput('Every secondary source needs a sourceIdentifier');
    checkSource(secondary);
  }
  checkArtifacts(artifacts);
  for (const secondary of definition.secondaryArtifacts ?? []) {
    if (!secondary.artifactIdentifier) {
      throw invalidInput('Every secondary artifact needs an artifactIdentifier');
    }
    checkArtifacts(secondary);
  }
  if ((source.type === 'CODEPIPELINE') !== (artifacts.type === 'CODEPIPELINE')) {
    throw invalidInput(
      'Invalid artifacts: CODEPIPELINE must be the type of both the source and the artifacts',
    );
  }
  checkVariables(environment.environmentVariables);
  checkMinutes('timeoutInMinutes', definition.timeoutInMinutes, 2160);
  checkMinutes('queuedTimeoutInMinutes', definition.queuedTimeoutInMinutes, 480);
  if (!definition.serviceRole) throw invalidInput('Invalid service role: a service role is required');
  if (definition.fileSystemLocations?.length) throw notSimulated('file systems (fileSystemLocations)');
  if (definition.autoRetryLimit) throw notSimulated('automatic retries (autoRetryLimit)');
  if (definition.logsConfig?.s3Logs?.status === 'ENABLED') throw notSimulated('logs in S3 (s3Logs)');
}

function checkSource({ type, location, buildspec }: ProjectSource): void {
  if (repositoryTypes.includes(type!)) {
    if (!location)
      throw invalidInput(`Invalid location: a source of the type ${type} needs the repository's URL`);
    return;
  }
  if (!sourceTypes.includes(type!)) throw invalidInput(`Invalid source type: ${type}`);
  if (type === 'S3' && !/^[^/]+\/.+/.test(location ?? '')) {
    throw invalidInput('Invalid location: an S3 source must be <bucket>/<path of a ZIP file>');
  }
  if (type === 'NO_SOURCE' && !buildspec) {
    throw invalidInput('Invalid source: a buildspec is required when the source type is NO_SOURCE');
  }
}

function checkArtifacts({ type, location }: ProjectArtifacts): void {
  if (!artifactTypes.includes(type!)) throw invalidInput(`Invalid artifacts type: ${type}`);
  if (type === 'S3' && !location) {
    throw invalidInput('Invalid artifacts: location is required when the artifacts type is S3');
  }
}

function checkVariables(variables: readonly EnvironmentVariable[] | undefined): void {
  for (const { name, type } of variables ?? []) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name ?? '')) {
      throw invalidInput(`Invalid environment variable name: '${name}'`);
    }
    if (type && !variableTypes.includes(type))
      throw invalidInput(`Invalid environment variable type: ${type}`);
  }
}

function checkMinutes(member: string, value: number | undefined, most: number): void {
  if (value !== undefined && !(value >= 5 && value <= most)) {
    throw invalidInput(`Invalid ${member}: it must be between 5 and ${most}, not ${value}`);
  }
}

const notSimulated = (feature: string) => invalidInput(`Drydock does not simulate ${feature} of CodeBuild.`);
