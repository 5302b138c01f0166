// Staging labels. Each is on one version at most.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version
import { current, previous, type VersionRecord } from './state.ts';

/**
 * The versions with the label on another one, or on none. AWSPREVIOUS goes to the version that AWSCURRENT is taken from.
 */
export function moved(
  versions: readonly VersionRecord[],
  stage: string,
  to: string | undefined,
): VersionRecord[] {
  const from = versions.find(({ stages }) => stages.includes(stage))?.id;
  const isReplaced = stage === current && to !== undefined && from !== undefined && from !== to;
  return versions.map(({ stages, ...version }) => {
    const kept = stages.filter((each) => each !== stage && !(isReplaced && each === previous));
    const added = [
      ...(version.id === to ? [stage] : []),
      ...(isReplaced && version.id === from ? [previous] : []),
    ];
    return { ...version, stages: [...kept, ...added] };
  });
}
