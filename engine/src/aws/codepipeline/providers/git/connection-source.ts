// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html
import { type ActionProvider, hourMs } from '../../action-provider.ts';
import { sessionOf } from '../../role.ts';
import { checkFormat, fetchCommit } from './fetch-commit.ts';
import { connectedRepository } from './local-repository.ts';

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
  watches: ['codeconnections/connections', 'sources/repositories'],
  check: checkFormat,

  advance(run, ctx) {
    const { ConnectionArn, FullRepositoryId, BranchName } = run.action.configuration as Readonly<
      Record<'ConnectionArn' | 'FullRepositoryId' | 'BranchName', string>
    >;
    // A connection's ARN may have the service's earlier name, and then so has the action.
    const action = `${ConnectionArn.split(':')[2]}:UseConnection`;
    ctx.authorize(sessionOf(run), {
      action,
      resource: ConnectionArn,
      keys: { [`${ConnectionArn.split(':')[2]}:fullrepositoryid`]: [FullRepositoryId] },
    });
    const { providerType = 'GitHub', ...repository } = connectedRepository(
      ConnectionArn,
      FullRepositoryId,
      ctx.as(undefined),
    );
    const request = { repository, name: FullRepositoryId, branch: BranchName };
    return fetchCommit(
      run,
      request,
      ({ revision, artifacts }) => {
        const { revisionId, message = '', authorDate = '' } = revision;
        const summary = JSON.stringify({ ProviderType: providerType, CommitMessage: message });
        const link = new URLSearchParams({
          connectionArn: ConnectionArn,
          referenceType: 'COMMIT',
          FullRepositoryId,
          Commit: revisionId,
        });
        const url = `https://${ctx.region}.console.aws.amazon.com/codesuite/settings/connections/redirect?${link}`;
        return {
          status: 'succeeded',
          externalExecutionId: revisionId,
          externalExecutionUrl: url,
          summary,
          revision: { ...revision, summary, url },
          artifacts,
          variables: {
            AuthorDate: authorDate,
            BranchName,
            CommitId: revisionId,
            CommitMessage: message,
            ConnectionArn,
            FullRepositoryName: FullRepositoryId,
          },
        };
      },
      ctx,
    );
  },

  source: {
    revisionType: 'COMMIT_ID',
    watches: { 'codeconnections/connections': () => true, 'sources/repositories': () => true },
    branch({ ConnectionArn = '', FullRepositoryId = '', BranchName = '' }, state) {
      const connection = connectedRepository(ConnectionArn, FullRepositoryId, state);
      return 'repositoryPath' in connection
        ? { repositoryPath: connection.repositoryPath, branch: BranchName }
        : undefined;
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
