// The role that an action runs with: its own, or else its pipeline's.
// https://docs.aws.amazon.com/codepipeline/latest/userguide/security-iam.html
import type { RoleSession } from '../../contracts/role-credentials.ts';
import type { ActionRun } from './action-provider.ts';

export const sessionOf = ({
  declaration,
  execution,
  pipeline,
}: Pick<ActionRun, 'declaration' | 'execution' | 'pipeline'>): RoleSession => ({
  kind: 'role',
  roleArn: declaration.roleArn ?? pipeline.declaration.roleArn!,
  session: execution.id,
});
