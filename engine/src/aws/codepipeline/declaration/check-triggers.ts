// Triggers: pushes to branches are simulated, including patterns; tags, file paths and pull requests are not.
// https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-triggers.html
import type { ActionDeclaration, GitConfiguration, PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { compileGlob } from '../../../kernel/glob.ts';
import { invalidStructure } from '../faults.ts';

export function checkTriggers({ triggers = [], stages = [], pipelineType }: PipelineDeclaration): void {
  if (triggers.length > 0 && pipelineType !== 'V2') {
    throw invalidStructure('Triggers need a pipeline of type V2');
  }
  for (const { providerType, gitConfiguration } of triggers) {
    if (providerType !== 'CodeStarSourceConnection') {
      throw invalidStructure(`Invalid provider type of a trigger: ${providerType}`);
    }
    const name = gitConfiguration?.sourceActionName;
    const action = stages[0]?.actions?.find((each) => each.name === name);
    if (action?.actionTypeId?.provider !== 'CodeStarSourceConnection') {
      throw invalidStructure(`A trigger names the source action '${name}', which has no connection`);
    }
    if (gitConfiguration?.pullRequest?.length) throw notSimulated('pull requests', name);
    for (const push of gitConfiguration?.push ?? []) {
      if (push.tags) throw notSimulated('tags', name);
      if (push.filePaths) throw notSimulated('file paths', name);
    }
  }
}

/** Whether a new commit on the action's branch starts the pipeline. */
export function detectsChanges(action: ActionDeclaration, { triggers = [] }: PipelineDeclaration): boolean {
  const own = triggers.filter(({ gitConfiguration }) => gitConfiguration?.sourceActionName === action.name);
  const { BranchName = '', DetectChanges, PollForSourceChanges } = action.configuration ?? {};
  if (own.length > 0) return own.some(({ gitConfiguration }) => admits(gitConfiguration, BranchName));
  return (DetectChanges ?? PollForSourceChanges ?? 'true') !== 'false';
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/syntax-glob.html */
const branchPatterns = { classes: true, alternatives: true, escapes: true };

function admits(configuration: GitConfiguration | undefined, branch: string): boolean {
  if (!configuration?.push) return true;
  return configuration.push.some(({ branches }) => {
    const { includes = ['**'], excludes = [] } = branches ?? {};
    const matches = (pattern: string) => compileGlob(pattern, branchPatterns)(branch);
    return includes.some(matches) && !excludes.some(matches);
  });
}

const notSimulated = (what: string, action: string | undefined) =>
  invalidStructure(`Drydock does not simulate triggers by ${what} (source action '${action}')`);
