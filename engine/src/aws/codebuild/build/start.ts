// Starts a build of a project: writes its record, which the controller then acts on.

import type { Build, StartBuildInput } from '@aws-sdk/client-codebuild';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { buildStateChange } from '../events.ts';
import { invalidInput, tooManyBuilds } from '../faults.ts';
import { requireProject } from '../find.ts';
import { checkDefinition } from '../project/check.ts';
import { withOverrides } from '../project/definition.ts';
import { concurrentBuildQuota } from '../quotas.ts';
import { type BuildRecord, builds, projects } from '../state.ts';
import { buildView } from '../views/build.ts';
import { logDestination } from './log-destination.ts';

/** A call with the token of a build that started less than five minutes ago returns that build. */
const tokenLifeMs = 5 * 60_000;

export function createBuild(given: StartBuildInput, ctx: Context): Build {
  const project = requireProject(given.projectName!, ctx);
  const earlier = ctx.all(builds).find((build) => {
    const sameToken = given.idempotencyToken && build.input.idempotencyToken === given.idempotencyToken;
    return sameToken && build.projectName === project.name && ctx.now - build.startedAt < tokenLifeMs;
  });
  if (earlier) return buildView(earlier, ctx);

  const { input, initiator } = withInitiator(plain(given));
  const definition = withOverrides(project.definition, input);
  checkDefinition(definition);
  if (definition.source!.type === 'CODEPIPELINE' && !definition.source!.location) {
    throw invalidInput(
      `The source of ${project.name} is CODEPIPELINE: start its pipeline, or give sourceTypeOverride, ` +
        'sourceLocationOverride and artifactsOverride.',
    );
  }
  const limit = project.definition.concurrentBuildLimit;
  const running = ctx.all(builds).filter((build) => build.projectName === project.name && !build.endedAt);
  if (limit && running.length >= limit) throw tooManyBuilds(limit);

  const quota = concurrentBuildQuota(definition);
  if (quota) {
    const alike = ctx
      .all(builds)
      .filter((build) => !build.endedAt && concurrentBuildQuota(build.definition) === quota);
    checkQuota(ctx, quota, alike.length + 1);
  }

  const number = project.lastBuildNumber + 1;
  const uuid = ctx.ids.uuid();
  const id = `${project.name}:${uuid}`;
  const build: BuildRecord = plain({
    id,
    arn: ctx.arn('codebuild', `build/${id}`),
    number,
    projectName: project.name,
    status: 'IN_PROGRESS',
    definition,
    input: given,
    initiator,
    startedAt: ctx.now,
    phases: [
      { type: 'SUBMITTED', status: 'SUCCEEDED', startedAt: ctx.now, endedAt: ctx.now },
      { type: 'QUEUED', startedAt: ctx.now },
    ],
    logs: logDestination(definition, project.name, uuid),
    exportedVariables: [],
    secondaryArtifacts: [],
  });
  ctx.put(builds, id, build);
  ctx.publish('codebuild/build-state-change', buildStateChange(build, ctx));
  ctx.put(projects, project.name, { ...project, lastBuildNumber: number });
  ctx.enqueue('codebuild/build', id);
  return buildView(build, ctx);
}

/** StartBuild has no member for the initiator: a pipeline names itself in the variable CODEBUILD_INITIATOR. */
function withInitiator(input: StartBuildInput): { input: StartBuildInput; initiator: string } {
  const variables = input.environmentVariablesOverride ?? [];
  const named = variables.find(({ name }) => name === 'CODEBUILD_INITIATOR');
  if (!named || input.sourceTypeOverride !== 'CODEPIPELINE') return { input, initiator: 'root' };
  const others = variables.filter((variable) => variable !== named);
  return { input: { ...input, environmentVariablesOverride: others }, initiator: named.value! };
}
