// The action types that pipelines may use.
import type { ActionTypeId } from '@aws-sdk/client-codepipeline';
import type { ActionProvider } from '../action-provider.ts';
import { approval } from './approval.ts';
import { cloudFormationAction } from './cloudformation/action.ts';
import { codeBuildAction } from './codebuild.ts';
import { ecrSource } from './ecr-source.ts';
import { ecsDeploy } from './ecs-deploy.ts';
import { codeCommitSource } from './git/codecommit-source.ts';
import { connectionSource } from './git/connection-source.ts';
import { gitHubSource } from './git/github-source.ts';
import { recordedActions } from './recorded.ts';
import { s3Deploy } from './s3-deploy.ts';
import { s3Source } from './s3-source.ts';

export const providers: readonly ActionProvider[] = [
  approval,
  codeBuildAction('Build'),
  cloudFormationAction,
  ecsDeploy,
  s3Deploy,
  codeCommitSource,
  connectionSource,
  gitHubSource,
  ecrSource,
  s3Source,
  codeBuildAction('Test'),
  ...recordedActions,
];

export const providerOf = ({
  category,
  owner,
  provider,
  version,
}: ActionTypeId): ActionProvider | undefined =>
  providers.find(
    (known) =>
      known.category === category &&
      known.owner === owner &&
      known.provider === provider &&
      known.version === version,
  );
