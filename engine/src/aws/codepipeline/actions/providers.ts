// The action types that pipelines may use.
import type { ActionTypeId } from '@aws-sdk/client-codepipeline';
import { approval } from './approval.ts';
import { cloudFormationAction } from './cloudformation/action.ts';
import { codeBuildAction } from './codebuild.ts';
import { deployS3 } from './deploy-s3.ts';
import { deployEcs } from './ecs.ts';
import type { ActionProvider } from './provider.ts';
import { sourceConnection } from './source-connection.ts';
import { sourceEcr } from './source-ecr.ts';
import { sourceS3 } from './source-s3.ts';

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
