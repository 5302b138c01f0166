// The session of its project's role that a build is.
// https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html
import type { RoleSession } from '../../../contracts/role-credentials.ts';
import { roleArnOf } from '../../../contracts/trusted-role.ts';
import type { Context } from '../../../kernel/context.ts';
import type { BuildRecord } from '../state.ts';

export function sessionOf({ id, definition }: BuildRecord, ctx: Context): RoleSession {
  const role = definition.serviceRole!;
  const roleArn = role.startsWith('arn:') ? role : roleArnOf(role, ctx);
  return { kind: 'role', roleArn, session: `AWSCodeBuild-${id.split(':').at(-1)}` };
}
