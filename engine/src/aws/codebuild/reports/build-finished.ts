// Handles the report that a build finished: stores its artifacts, and ends it.

import type { BuildFinished } from '../../../contracts/build.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { uploadArtifacts } from '../build/artifacts.ts';
import { finishBuild } from '../build/finish.ts';
import { sessionOf } from '../build/role.ts';
import { type BuildRecord, builds } from '../state.ts';

export function buildFinished(report: BuildFinished, ctx: Context): void {
  const build = ctx.get(builds, report.buildId);
  if (!build || build.endedAt !== undefined) return;
  const status = build.stopRequestedAt === undefined ? report.status : 'STOPPED';
  const done: BuildRecord = { ...build, exportedVariables: report.exportedVariables };
  try {
    const uploaded = ctx.attempt(() => uploadArtifacts(build, report, ctx.as(sessionOf(build, ctx))));
    finishBuild({ ...done, ...uploaded }, status, ctx);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    finishBuild(uploadFailed(done, error), status === 'SUCCEEDED' ? 'FAILED' : status, ctx);
  }
}

function uploadFailed(build: BuildRecord, { message }: AwsFault): BuildRecord {
  const contexts = [{ statusCode: 'CLIENT_ERROR', message: `Error in UPLOAD_ARTIFACTS phase: ${message}` }];
  const phases = build.phases.map((phase) =>
    phase.type === 'UPLOAD_ARTIFACTS' ? { ...phase, status: 'FAILED' as const, contexts } : phase,
  );
  return { ...build, phases };
}
