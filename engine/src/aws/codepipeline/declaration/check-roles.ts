// The roles of a pipeline: CodePipeline assumes the pipeline's role, and with it the roles of its actions.
// https://docs.aws.amazon.com/codepipeline/latest/userguide/security-iam.html
import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { isRefused, isRefusedTo } from '../../../contracts/trusted-role.ts';
import type { Context } from '../../../kernel/context.ts';
import { roleNotAssumable } from '../faults.ts';

export function checkRoles({ roleArn = '', stages = [] }: PipelineDeclaration, ctx: Context): void {
  if (isRefused(roleArn, 'codepipeline.amazonaws.com', ctx)) throw roleNotAssumable('CodePipeline', roleArn);
  for (const action of stages.flatMap(({ actions = [] }) => actions)) {
    if (action.roleArn && action.roleArn !== roleArn && isRefusedTo(action.roleArn, roleArn, ctx))
      throw roleNotAssumable(roleArn, action.roleArn);
  }
}
