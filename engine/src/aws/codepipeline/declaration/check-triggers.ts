// Triggers by pushes of branches and tags, with patterns of their names and of file paths. Pull requests are a code host's:
// a trigger by them is recorded, and nothing here makes one.
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
    for (const push of gitConfiguration?.push ?? []) {
      if (push.tags && (push.branches || push.filePaths)) {
        throw invalidStructure(
          `A push of the trigger of '${name}' has tags: it cannot have branches or file paths`,
        );
      }
    }
  }
}

/** Whether anything that happens in the action's repository starts the pipeline. */
export const detectsChanges = (action: ActionDeclaration, declaration: PipelineDeclaration): boolean =>
  startsOnCommit(action, declaration, undefined) || watchesTags(action, declaration);

/**
 * Whether a new commit on the action's branch starts the pipeline.
 * @param paths the files that it changes, undefined when they are not known: then any may be among them
 */
export function startsOnCommit(
  action: ActionDeclaration,
  declaration: PipelineDeclaration,
  paths: readonly string[] | undefined,
): boolean {
  const own = triggersOf(action, declaration);
  const { BranchName = '', DetectChanges, PollForSourceChanges } = action.configuration ?? {};
  if (own.length === 0) return (DetectChanges ?? PollForSourceChanges ?? 'true') !== 'false';
  return own.some(({ push, pullRequest }) => {
    if (!push) return !pullRequest;
    return push.some(
      ({ tags, branches, filePaths }) =>
        !tags &&
        admits(branches, BranchName) &&
        (!filePaths || !paths || paths.some((path) => admits(filePaths, path))),
    );
  });
}

export const watchesTags = (action: ActionDeclaration, declaration: PipelineDeclaration): boolean =>
  triggersOf(action, declaration).some(({ push = [] }) => push.some(({ tags }) => tags));

export const startsOnTag = (
  action: ActionDeclaration,
  declaration: PipelineDeclaration,
  tag: string,
): boolean =>
  triggersOf(action, declaration).some(({ push = [] }) => push.some(({ tags }) => tags && admits(tags, tag)));

const triggersOf = (
  { name }: ActionDeclaration,
  { triggers = [] }: PipelineDeclaration,
): GitConfiguration[] =>
  triggers.flatMap(({ gitConfiguration }) =>
    gitConfiguration?.sourceActionName === name ? [gitConfiguration!] : [],
  );

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/syntax-glob.html */
const patterns = { classes: true, alternatives: true, escapes: true };

interface Patterns {
  readonly includes?: readonly string[] | undefined;
  readonly excludes?: readonly string[] | undefined;
}

function admits({ includes = ['**'], excludes = [] }: Patterns = {}, text: string): boolean {
  const matches = (pattern: string) => compileGlob(pattern, patterns)(text);
  return includes.some(matches) && !excludes.some(matches);
}
