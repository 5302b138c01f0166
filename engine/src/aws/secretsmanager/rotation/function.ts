// The function that rotates a secret: its policy must let Secrets Manager in.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
import { letsIn } from '../../../contracts/service-access.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { functionNotInvokable } from '../faults.ts';
import type { SecretRecord } from '../state.ts';

/** @throws AccessDeniedException */
export function checkFunction(functionArn: string, { arn }: SecretRecord, ctx: Context): void {
  const isAllowed = letsIn(policyOf(functionArn, ctx), {
    service: 'secretsmanager.amazonaws.com',
    action: 'lambda:InvokeFunction',
    resource: functionArn,
    sourceArn: arn,
    sourceAccount: ctx.account,
  });
  if (!isAllowed) throw functionNotInvokable();
}

function policyOf(FunctionName: string, ctx: Context): string | undefined {
  try {
    return ctx.call('lambda', 'GetPolicy', { FunctionName }).Policy;
  } catch (error) {
    if (error instanceof AwsFault) return undefined;
    throw error;
  }
}
