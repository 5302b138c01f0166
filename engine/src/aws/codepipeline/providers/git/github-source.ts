// https://docs.aws.amazon.com/codepipeline/latest/userguide/appendix-github-oauth.html
// GitHub version 1, with an OAuth token, which is never used: the repository is one of this machine.
import { type ActionProvider, hourMs } from '../../action-provider.ts';
import { webhookOf } from '../../webhook/find.ts';
import { fetchCommit } from './fetch-commit.ts';
import { repositoryOfPipeline } from './local-repository.ts';

type Key = 'Owner' | 'Repo' | 'Branch';

export const gitHubSource: ActionProvider = {
  category: 'Source',
  owner: 'ThirdParty',
  provider: 'GitHub',
  version: '1',
  requiredKeys: ['Owner', 'Repo', 'Branch', 'OAuthToken'],
  optionalKeys: ['PollForSourceChanges'],
  secretKeys: ['OAuthToken'],
  inputs: [0, 0],
  outputs: [1, 1],
  timeoutMs: hourMs,
  watches: ['codepipeline/pipelines', 'sources/repositories'],

  advance(run, ctx) {
    const { Owner, Repo, Branch } = run.action.configuration as Readonly<Record<Key, string>>;
    const name = `${Owner}/${Repo}`;
    const repository = repositoryOfPipeline(run.pipeline, name, ctx);
    return fetchCommit(
      run,
      { repository, name, branch: Branch },
      ({ revision, artifacts }) => {
        const { revisionId, message = '', authorDate = '' } = revision;
        const url = `https://github.com/${name}/commit/${revisionId}`;
        return {
          status: 'succeeded',
          externalExecutionId: revisionId,
          externalExecutionUrl: url,
          summary: message,
          revision: { ...revision, summary: message, url },
          artifacts,
          variables: {
            AuthorDate: authorDate,
            BranchName: Branch,
            CommitId: revisionId,
            CommitMessage: message,
            CommitterDate: authorDate,
            CommitUrl: url,
            RepositoryName: Repo,
          },
        };
      },
      ctx,
    );
  },

  source: {
    revisionType: 'COMMIT_ID',
    watches: { 'sources/repositories': () => true, 'codepipeline/webhooks': () => true },
    branch({ Owner = '', Repo = '', Branch = '' }, state, pipeline) {
      const repository = repositoryOfPipeline(pipeline, `${Owner}/${Repo}`, state);
      return 'repositoryPath' in repository
        ? { repositoryPath: repository.repositoryPath, branch: Branch }
        : undefined;
    },
    // GitHub calls a webhook that is registered with it. Here a commit to the branch counts as that call.
    isNotified: (pipeline, action, state) => webhookOf(pipeline, action, state)?.isRegistered ?? false,
    trigger(action, pipeline, state) {
      const webhook = webhookOf(pipeline, action.name!, state);
      return webhook?.isRegistered
        ? { triggerType: 'Webhook', triggerDetail: webhook.arn }
        : { triggerType: 'PollForSourceChanges', triggerDetail: action.name! };
    },
  },
};
