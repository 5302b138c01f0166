// The service role of a project: CodeBuild assumes it when the project is created or changed, and refuses where it cannot.
// https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html
import { isRefused, roleArnOf } from '../../../contracts/trusted-role.ts';
import type { Context } from '../../../kernel/context.ts';
import { roleNotAssumable } from '../faults.ts';

/** @param role an ARN, or the name of a role of this account, as many templates give it with `Ref` */
export function checkRole(role: string, ctx: Context): void {
  const arn = role.startsWith('arn:') ? role : roleArnOf(role, ctx);
  if (isRefused(arn, 'codebuild.amazonaws.com', ctx)) throw roleNotAssumable(arn);
}
