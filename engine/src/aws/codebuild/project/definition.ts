// A project's definition: with AWS's defaults, changed by UpdateProject, or overridden for one build by StartBuild.
import type { EnvironmentVariable, StartBuildInput } from '@aws-sdk/client-codebuild';
import { plain } from '../../../kernel/plain.ts';
import type { ProjectDefinition } from '../state.ts';

export function withDefaults(definition: ProjectDefinition): ProjectDefinition {
  return {
    ...definition,
    timeoutInMinutes: definition.timeoutInMinutes ?? 60,
    queuedTimeoutInMinutes: definition.queuedTimeoutInMinutes ?? 480,
    cache: definition.cache ?? { type: 'NO_CACHE' },
  };
}

/** Members that an update leaves out keep their values. */
export const withUpdate = (
  before: ProjectDefinition,
  update: Partial<ProjectDefinition>,
): ProjectDefinition => ({
  ...before,
  ...plain(update),
});

export function withOverrides(definition: ProjectDefinition, input: StartBuildInput): ProjectDefinition {
  const { source, environment } = definition;
  return plain({
    ...definition,
    source: {
      ...source!,
      type: input.sourceTypeOverride ?? source!.type,
      location: input.sourceLocationOverride ?? source!.location,
      buildspec: input.buildspecOverride ?? source!.buildspec,
    },
    sourceVersion: input.sourceVersion ?? definition.sourceVersion,
    secondarySources: input.secondarySourcesOverride ?? definition.secondarySources,
    secondarySourceVersions: input.secondarySourcesVersionOverride ?? definition.secondarySourceVersions,
    artifacts: input.artifactsOverride ?? definition.artifacts,
    secondaryArtifacts: input.secondaryArtifactsOverride ?? definition.secondaryArtifacts,
    environment: {
      ...environment!,
      type: input.environmentTypeOverride ?? environment!.type,
      image: input.imageOverride ?? environment!.image,
      computeType: input.computeTypeOverride ?? environment!.computeType,
      privilegedMode: input.privilegedModeOverride ?? environment!.privilegedMode,
      environmentVariables: merged(environment!.environmentVariables, input.environmentVariablesOverride),
    },
    serviceRole: input.serviceRoleOverride ?? definition.serviceRole,
    timeoutInMinutes: input.timeoutInMinutesOverride ?? definition.timeoutInMinutes,
    queuedTimeoutInMinutes: input.queuedTimeoutInMinutesOverride ?? definition.queuedTimeoutInMinutes,
    encryptionKey: input.encryptionKeyOverride ?? definition.encryptionKey,
    logsConfig: input.logsConfigOverride ?? definition.logsConfig,
    cache: input.cacheOverride ?? definition.cache,
  });
}

/** A variable of the call replaces the project's variable with the same name. */
function merged(
  project: readonly EnvironmentVariable[] = [],
  call: readonly EnvironmentVariable[] = [],
): EnvironmentVariable[] {
  return [...project.filter(({ name }) => !call.some((other) => other.name === name)), ...call];
}
