// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeCommit.html
import { hostedPath } from '../../../../contracts/git-hosting.ts';
import { AwsFault } from '../../../../kernel/faults.ts';
import { own } from '../../../../kernel/own.ts';
import { type ActionProvider, failed, hourMs, type SourceState } from '../../action-provider.ts';
import { checkFormat, fetchCommit } from './fetch-commit.ts';
import type { LocalRepository } from './local-repository.ts';

export const codeCommitSource: ActionProvider = {
  category: 'Source',
  owner: 'AWS',
  provider: 'CodeCommit',
  version: '1',
  requiredKeys: ['RepositoryName', 'BranchName'],
  optionalKeys: ['PollForSourceChanges', 'OutputArtifactFormat'],
  inputs: [0, 0],
  outputs: [1, 1],
  timeoutMs: hourMs,
  watches: [],
  check: checkFormat,

  advance(run, ctx) {
    const { RepositoryName, BranchName } = run.action.configuration as Readonly<
      Record<'RepositoryName' | 'BranchName', string>
    >;
    const needsBranch = !own(run.execution.revisions, run.action.name) && !run.action.memo.head;
    if (needsBranch && !hasBranch(RepositoryName, BranchName, ctx)) {
      return failed(
        'ConfigurationError',
        `The action failed because no branch named ${BranchName} was found in the selected AWS CodeCommit repository ${RepositoryName}. Make sure you are using the correct branch name, and then try again.`,
      );
    }
    return fetchCommit(
      run,
      { repository: hosted(RepositoryName, ctx), branch: BranchName },
      ({ revision, artifacts }) => {
        const { revisionId, message = '', authorDate = '' } = revision;
        const url =
          `https://${ctx.region}.console.aws.amazon.com/codesuite/codecommit/repositories/${RepositoryName}` +
          `/commit/${revisionId}?region=${ctx.region}`;
        return {
          status: 'succeeded',
          externalExecutionId: revisionId,
          externalExecutionUrl: url,
          summary: message,
          revision: { ...revision, summary: message, url },
          artifacts,
          variables: {
            AuthorDate: authorDate,
            BranchName,
            CommitId: revisionId,
            CommitMessage: message,
            CommitterDate: authorDate,
            RepositoryName,
          },
        };
      },
      ctx,
    );
  },

  source: {
    revisionType: 'COMMIT_ID',
    watches: { 'codecommit/repositories': (name, { RepositoryName }) => name === RepositoryName },
    branch({ RepositoryName = '', BranchName = '' }, state) {
      const repository = hosted(RepositoryName, state);
      return 'repositoryPath' in repository ? { ...repository, branch: BranchName } : undefined;
    },
    trigger: ({ name }) => ({ triggerType: 'PollForSourceChanges', triggerDetail: name! }),
  },
};

/** False only of a repository that exists. */
function hasBranch(repositoryName: string, branchName: string, state: Pick<SourceState, 'call'>): boolean {
  try {
    return state.call('codecommit', 'GetBranch', { repositoryName, branchName }).branch !== undefined;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return error.code !== 'BranchDoesNotExistException';
  }
}

function hosted(repositoryName: string, state: Pick<SourceState, 'call'>): LocalRepository {
  try {
    const { repositoryMetadata } = state.call('codecommit', 'GetRepository', { repositoryName });
    return { repositoryPath: hostedPath(repositoryMetadata!.repositoryId!) };
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return { problem: error.message };
  }
}
