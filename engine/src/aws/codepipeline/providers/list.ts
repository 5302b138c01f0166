// The action types that pipelines may use.
import type { ActionTypeId } from '@aws-sdk/client-codepipeline';
import type { ActionProvider } from '../action-provider.ts';
import { approval } from './approval.ts';
import { cloudFormationAction } from './cloudformation/action.ts';
import { codeBuildAction } from './codebuild.ts';
import { codeDeployAction } from './codedeploy/deploy.ts';
import { codeDeployToEcs } from './codedeploy/to-ecs.ts';
import { commandsAction } from './compute/commands.ts';
import { ecrBuildAndPublish } from './compute/ecr-build-and-publish.ts';
import { customAction } from './custom.ts';
import { ecrSource } from './ecr-source.ts';
import { ecsDeploy } from './ecs-deploy.ts';
import { codeCommitSource } from './git/codecommit-source.ts';
import { connectionSource } from './git/connection-source.ts';
import { gitHubSource } from './git/github-source.ts';
import { lambdaInvoke } from './lambda-invoke.ts';
import { recordedActions } from './recorded.ts';
import { ruleProviders } from './rules.ts';
import { s3Deploy } from './s3-deploy.ts';
import { s3Source } from './s3-source.ts';

export const providers: readonly ActionProvider[] = [
  approval,
  codeBuildAction('Build'),
  ecrBuildAndPublish,
  commandsAction,
  cloudFormationAction,
  codeDeployAction,
  codeDeployToEcs,
  ecsDeploy,
  s3Deploy,
  lambdaInvoke,
  codeCommitSource,
  connectionSource,
  gitHubSource,
  ecrSource,
  s3Source,
  codeBuildAction('Test'),
  ...recordedActions,
];

/** With those of rules. */
export const allProviders: readonly ActionProvider[] = [...providers, ...ruleProviders];

/** Of a custom type whether it exists is a question of state: see declaration/check-custom-types.ts. */
export const providerOf = (type: ActionTypeId): ActionProvider | undefined =>
  type.owner === 'Custom'
    ? customAction(type)
    : allProviders.find(
        (known) =>
          known.category === type.category &&
          known.owner === type.owner &&
          known.provider === type.provider &&
          known.version === type.version,
      );
