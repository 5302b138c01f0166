// What a rule can trigger in CodeBuild: a build of a project. What a rule sends may override its settings.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
import type { ActionTarget } from '../../kernel/action-target.ts';

const projectTarget: ActionTarget = {
  owns: ({ service, resource }) => service === 'codebuild' && resource.startsWith('project/'),
  perform({ arn, message }, ctx) {
    const projectName = arn.slice(arn.indexOf(':project/') + ':project/'.length);
    ctx.call('codebuild', 'StartBuild', { ...overridesIn(message), projectName });
    return { status: 'performed' };
  },
};

/** An event as it is has none. */
function overridesIn(message: unknown): object {
  if (typeof message !== 'object' || message === null) return {};
  return Object.fromEntries(
    Object.entries(message).filter(([name]) => name === 'sourceVersion' || name.endsWith('Override')),
  );
}

export const actionTargets: readonly ActionTarget[] = [projectTarget];
