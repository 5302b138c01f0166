// Prepares a build, has the driver run it, and ends it when the driver does not report in time. Every pass requests the
// running build again. That does nothing unless the engine has restarted since: then the build runs from its sources once
// more, because nothing that an interrupted build left behind can be trusted.
import type { Context } from '../../../kernel/context.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { hasDestination } from '../build/artifacts.ts';
import { chosenBuildspec } from '../build/buildspec.ts';
import { environmentOf } from '../build/environment.ts';
import { finishBuild } from '../build/finish.ts';
import { createLogStream } from '../build/log-destination.ts';
import { end } from '../build/phases.ts';
import { sessionOf } from '../build/role.ts';
import { fetchSources } from '../build/sources.ts';
import { type BuildRecord, builds } from '../state.ts';

/** The runner enforces the timeout itself; the controller waits this much longer for its report. */
const graceMs = 15_000;

type Step = { readonly do: 'prepare' | 'run' | 'time-out' | 'give-up' };

export const buildController: Controller<BuildRecord, Step> = {
  name: 'codebuild/build',
  keys: (state) => state.keys(builds),
  observe: (state, id) => state.get(builds, id),

  plan(build, now) {
    if (build.endedAt !== undefined) return { steps: [] };
    if (build.stopRequestedAt !== undefined) {
      const until = build.stopRequestedAt + graceMs;
      return now >= until ? { steps: [{ do: 'give-up' }] } : { steps: [], revisitAt: until };
    }
    const timeoutMs = build.definition.timeoutInMinutes! * 60_000;
    const until = (build.run?.since ?? now) + timeoutMs + graceMs;
    if (!build.run) return { steps: [{ do: 'prepare' }, { do: 'run' }], revisitAt: until };
    return now >= until ? { steps: [{ do: 'time-out' }] } : { steps: [{ do: 'run' }], revisitAt: until };
  },

  apply(step, ctx, id) {
    const build = ctx.get(builds, id)!;
    switch (step.do) {
      case 'prepare':
        return prepare(build, ctx);
      case 'run':
        if (build.run) ctx.perform('build/start', build.run.specification);
        return;
      case 'time-out':
        ctx.perform('build/stop', { buildId: id });
        return finishBuild(build, 'TIMED_OUT', ctx);
      case 'give-up':
        return finishBuild(build, 'STOPPED', ctx);
    }
  },
};

function prepare(queued: BuildRecord, ctx: Context): void {
  const phases = end(
    end(queued.phases, 'QUEUED', { status: 'SUCCEEDED' }, ctx.now),
    'PROVISIONING',
    { status: 'SUCCEEDED' },
    ctx.now,
  );
  const build: BuildRecord = { ...queued, phases };
  try {
    const role = sessionOf(build, ctx);
    const own = ctx.as(role);
    createLogStream(build, role, ctx);
    const { zips, ...versions } = fetchSources(build.definition, own);
    const sourced: BuildRecord = { ...build, ...defined(versions) };
    const { artifacts, environment, secondaryArtifacts, source, timeoutInMinutes } = build.definition;
    ctx.put(builds, build.id, {
      ...sourced,
      run: {
        since: ctx.now,
        specification: {
          buildId: build.id,
          sources: zips,
          ...defined({ buildspec: chosenBuildspec(source!.buildspec, own) }),
          environment: environmentOf(sourced, own),
          role,
          ...(environment?.image
            ? { container: { image: environment.image, privileged: environment.privilegedMode ?? false } }
            : {}),
          logs: build.logs ?? { group: '', stream: '' },
          timeoutMs: timeoutInMinutes! * 60_000,
          artifacts: hasDestination(artifacts!),
          secondaryArtifacts: (secondaryArtifacts ?? []).map(({ artifactIdentifier }) => artifactIdentifier!),
        },
      },
    });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    const contexts = [{ statusCode: statusCode(error), message: error.message }];
    const failed = end(phases, 'DOWNLOAD_SOURCE', { status: 'FAILED', contexts }, ctx.now);
    finishBuild({ ...build, phases: failed }, 'FAILED', ctx);
  }
}

/** What a user can fix is a client error; failures to resolve variables have codes of their own. */
const statusCode = ({ code }: AwsFault) => (code.includes(' ') ? code : 'CLIENT_ERROR');

const defined = <T extends object>(members: T): T =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
