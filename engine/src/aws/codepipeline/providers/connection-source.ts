// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html
// Fetches a commit: the one that started the execution, the one that the caller chose, or the head of the branch.
// OutputArtifactFormat CODEBUILD_CLONE_REF is refused: the artifact is always a ZIP file of the commit's files.
import { own } from '../../../kernel/own.ts';
import { type ActionProvider, failed, hourMs } from '../action-provider.ts';
import { newArtifact, putObject } from '../artifacts.ts';
import type { SourceRevision } from '../state.ts';
import { connectionState } from './connection-repository.ts';

/** What the git driver has reported. */
interface Memo {
  readonly head?: SourceRevision;
  readonly archive?: { readonly blob: string };
  readonly failure?: string;
}

export const connectionSource: ActionProvider = {
  category: 'Source',
  owner: 'AWS',
  provider: 'CodeStarSourceConnection',
  version: '1',
  requiredKeys: ['ConnectionArn', 'FullRepositoryId', 'BranchName'],
  optionalKeys: ['OutputArtifactFormat', 'DetectChanges'],
  inputs: [0, 0],
  outputs: [1, 1],
  timeoutMs: hourMs,
  watches: [],
  check: ({ configuration }) =>
    (configuration?.OutputArtifactFormat ?? 'CODE_ZIP') === 'CODE_ZIP'
      ? undefined
      : `Drydock does not simulate OutputArtifactFormat ${configuration?.OutputArtifactFormat}: use CODE_ZIP`,

  advance({ action, declaration, execution, pipeline }, ctx) {
    const { ConnectionArn, FullRepositoryId, BranchName } = action.configuration as Record<string, string>;
    const connection = connectionState(ConnectionArn!, ctx);
    if ('problem' in connection) return failed('ConfigurationError', connection.problem);
    const memo = action.memo as Memo;
    if (memo.failure) return failed('RevisionUnavailable', memo.failure);
    const { repositoryPath } = connection;

    const revision = own(execution.revisions, action.name) ?? memo.head;
    if (!revision) {
      // Requested again on every pass: after a restart the driver does not know of it.
      ctx.perform('git/watch', { watchId: `action:${action.id}`, repositoryPath, branch: BranchName! });
      return { status: 'in-progress', summary: `Looking for the head of ${BranchName}` };
    }
    const { revisionId } = revision;
    if (!memo.archive) {
      ctx.perform('git/archive', { requestId: action.id, repositoryPath, commit: revisionId });
      return { status: 'in-progress', externalExecutionId: revisionId, summary: `Fetching ${revisionId}` };
    }
    const name = declaration.outputArtifacts![0]!.name!;
    const artifact = newArtifact(pipeline, name, ctx);
    putObject(pipeline, artifact, ctx.blobs.get(memo.archive.blob), ctx);
    const message = revision.message ?? '';
    const summary = JSON.stringify({ ProviderType: 'GitHub', CommitMessage: message });
    const link = new URLSearchParams({
      connectionArn: ConnectionArn!,
      referenceType: 'COMMIT',
      FullRepositoryId: FullRepositoryId!,
      Commit: revisionId,
    });
    const url = `https://${ctx.region}.console.aws.amazon.com/codesuite/settings/connections/redirect?${link}`;
    return {
      status: 'succeeded',
      externalExecutionId: revisionId,
      externalExecutionUrl: url,
      summary,
      revision: { ...revision, summary, url },
      artifacts: { [name]: { ...artifact, revisionId } },
      variables: {
        AuthorDate: revision.authorDate ?? '',
        BranchName: BranchName!,
        CommitId: revisionId,
        CommitMessage: message,
        ConnectionArn: ConnectionArn!,
        FullRepositoryName: FullRepositoryId!,
      },
    };
  },

  source: {
    revisionType: 'COMMIT_ID',
    watches: { 'codeconnections/connections': () => true },
    branch({ ConnectionArn, BranchName }, ctx) {
      const connection = connectionState(ConnectionArn!, ctx);
      return 'problem' in connection ? undefined : { ...connection, branch: BranchName! };
    },
    trigger({ configuration }) {
      const { ConnectionArn, FullRepositoryId, BranchName } = configuration!;
      return {
        triggerType: 'WebhookV2',
        triggerDetail: JSON.stringify({ ConnectionArn, FullRepositoryName: FullRepositoryId, BranchName }),
      };
    },
  },
};
