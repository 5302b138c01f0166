// The action types that pipelines may use.
import type { ActionTypeId } from '@aws-sdk/client-codepipeline';
import type { ActionProvider } from '../action-provider.ts';
import { approval } from './approval.ts';
import { cloudFormationAction } from './cloudformation/action.ts';
import { codeBuildAction } from './codebuild.ts';
import { sourceConnection } from './connection-source.ts';
import { sourceEcr } from './ecr-source.ts';
import { deployEcs } from './ecs.ts';
import { deployS3 } from './s3-deploy.ts';
import { sourceS3 } from './s3-source.ts';

export const providers: readonly ActionProvider[] = [
  approval,
  cloudFormationAction,
  codeBuildAction('Build'),
  codeBuildAction('Test'),
  deployEcs,
  deployS3,
  sourceConnection,
  sourceEcr,
  sourceS3,
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
