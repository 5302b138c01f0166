// The order of phases: https://docs.aws.amazon.com/codebuild/latest/userguide/view-build-details-phases.html
import type { BuildPhaseName, BuildStatus } from '../../contracts/build.ts';
import type { SpecPhase } from './buildspec.ts';

export const specPhases: Readonly<Partial<Record<BuildPhaseName, SpecPhase>>> = {
  INSTALL: 'install',
  PRE_BUILD: 'pre_build',
  BUILD: 'build',
  POST_BUILD: 'post_build',
};

/**
 * A failure before BUILD ends the build. After a failed BUILD, POST_BUILD still runs and artifacts are uploaded. With
 * on-failure CONTINUE the next phase follows in any case; with ABORT the build ends.
 */
export function nextPhase(
  phase: BuildPhaseName,
  status: BuildStatus,
  onFailure?: 'ABORT' | 'CONTINUE' | 'RETRY',
): BuildPhaseName | undefined {
  const failed = status !== 'SUCCEEDED';
  if (failed && onFailure === 'ABORT') return 'FINALIZING';
  const goesOn = !failed || onFailure === 'CONTINUE';
  switch (phase) {
    case 'DOWNLOAD_SOURCE':
      return failed ? 'FINALIZING' : 'INSTALL';
    case 'INSTALL':
      return goesOn ? 'PRE_BUILD' : 'FINALIZING';
    case 'PRE_BUILD':
      return goesOn ? 'BUILD' : 'FINALIZING';
    case 'BUILD':
      return 'POST_BUILD';
    case 'POST_BUILD':
      return 'UPLOAD_ARTIFACTS';
    case 'UPLOAD_ARTIFACTS':
      return 'FINALIZING';
    case 'FINALIZING':
      return undefined;
  }
}
