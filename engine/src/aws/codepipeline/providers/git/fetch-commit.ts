// What all sources that are git repositories have in common: the commit is the one that started the execution, the one
// that the caller chose, or the head of the branch; the git driver finds it and makes a ZIP file of its files.
import type { ActionDeclaration } from '@aws-sdk/client-codepipeline';
import type { Context } from '../../../../kernel/context.ts';
import { own } from '../../../../kernel/own.ts';
import { type ActionRun, failed, type Progress } from '../../action-provider.ts';
import { newArtifact, putObject } from '../../artifacts.ts';
import type { SourceRevision, StoredArtifact } from '../../state.ts';
import type { LocalRepository } from './local-repository.ts';

/** What the git driver has reported. */
interface Memo {
  readonly head?: SourceRevision;
  readonly archive?: { readonly blob: string };
  readonly failure?: string;
}

/** The artifact is a full clone, with `.git`. On AWS it is a reference that only CodeBuild follows. */
const cloneFormat = 'CODEBUILD_CLONE_REF';

/** What is wrong with the configuration of a source that has output formats. */
export const checkFormat = ({ configuration }: ActionDeclaration): string | undefined => {
  const format = configuration?.OutputArtifactFormat ?? 'CODE_ZIP';
  return format === 'CODE_ZIP' || format === cloneFormat
    ? undefined
    : `OutputArtifactFormat must be CODE_ZIP or ${cloneFormat}, not ${format}`;
};

export interface FetchedCommit {
  readonly revision: SourceRevision;
  readonly artifacts: Readonly<Record<string, StoredArtifact>>;
}

export interface CommitRequest {
  readonly repository: LocalRepository;
  /** The name at the code host, where there is one. */
  readonly name?: string;
  readonly branch: string;
}

/** Progress until the commit is there; then `succeed` makes the action's results of it. */
export function fetchCommit(
  { action, declaration, execution, pipeline }: ActionRun,
  { repository, name, branch }: CommitRequest,
  succeed: (commit: FetchedCommit) => Progress,
  ctx: Context,
): Progress {
  if ('problem' in repository) return failed('ConfigurationError', repository.problem);
  if ('unmapped' in repository) {
    if (name) ctx.perform('git/find', { repository: name });
    return { status: 'in-progress', isHeld: true, summary: repository.unmapped };
  }
  const memo = action.memo as Memo;
  if (memo.failure) return failed('RevisionUnavailable', memo.failure);
  const { repositoryPath } = repository;
  const revision = own(execution.revisions, action.name) ?? memo.head;
  if (!revision) {
    // Requested again on every pass: after a restart the driver does not know of it.
    ctx.perform('git/watch', { watchId: `action:${action.id}`, repositoryPath, branch });
    return { status: 'in-progress', summary: `Looking for the head of ${branch}` };
  }
  const { revisionId } = revision;
  if (!memo.archive) {
    const withHistory = action.configuration.OutputArtifactFormat === cloneFormat;
    ctx.perform('git/archive', {
      requestId: action.id,
      repositoryPath,
      commit: revisionId,
      ...(withHistory ? { withHistory } : {}),
    });
    return { status: 'in-progress', externalExecutionId: revisionId, summary: `Fetching ${revisionId}` };
  }
  const output = declaration.outputArtifacts![0]!.name!;
  const artifact = newArtifact(pipeline, output, ctx);
  putObject(pipeline, artifact, ctx.blobs.get(memo.archive.blob), ctx);
  return succeed({ revision, artifacts: { [output]: { ...artifact, revisionId } } });
}
