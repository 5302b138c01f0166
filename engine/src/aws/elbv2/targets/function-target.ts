// A function as a target: one a group, by its ARN, and it must let load balancers invoke it.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#prepare-lambda-function
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { parseJson } from '../../../kernel/json.ts';
import { compileWildcards } from '../../../kernel/wildcards.ts';
import { accessDenied, invalidTarget, tooMany } from '../faults.ts';
import type { TargetGroupRecord, TargetRecord } from '../state.ts';

const principal = 'elasticloadbalancing.amazonaws.com';

/** The parts of a resource policy statement that are read here. */
interface Statement {
  readonly Effect: string;
  readonly Principal: string | { readonly Service?: string };
  readonly Action: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function checkFunction(
  arn: string,
  group: TargetGroupRecord,
  portOrZone: unknown,
  registered: readonly TargetRecord[],
  ctx: Context,
): void {
  if (!/^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:.+$/.test(arn))
    throw invalidTarget(`The target '${arn}' is not the ARN of a Lambda function`);
  if (portOrZone !== undefined && portOrZone !== 'all')
    throw invalidTarget(`Neither port nor Availability Zone can be specified for the function '${arn}'`);
  if (registered.some(({ id }) => id !== arn)) throw tooMany('Targets', 1);
  if (policyOf(arn, ctx).some((statement) => allows(statement, group.arn, ctx))) return;
  throw accessDenied(
    `elasticloadbalancing principal does not have permission to invoke ${arn} from target group ${group.arn}`,
  );
}

function policyOf(arn: string, ctx: Context): readonly Statement[] {
  try {
    ctx.call('lambda', 'GetFunctionConfiguration', { FunctionName: arn });
  } catch (error) {
    if (!(error instanceof AwsFault && error.code === 'ResourceNotFoundException')) throw error;
    throw invalidTarget(`The following targets do not exist: '${arn}'`);
  }
  try {
    const { Policy = '{}' } = ctx.call('lambda', 'GetPolicy', { FunctionName: arn });
    return (parseJson(Policy) as { readonly Statement?: readonly Statement[] }).Statement ?? [];
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'ResourceNotFoundException') return [];
    throw error;
  }
}

function allows({ Effect, Principal, Action, Condition }: Statement, group: string, ctx: Context): boolean {
  const who = typeof Principal === 'string' ? Principal : Principal.Service;
  // ArnLike: `*` and `?` stand for anything.
  const source = Condition?.ArnLike?.['AWS:SourceArn'];
  const account = Condition?.StringEquals?.['AWS:SourceAccount'];
  return (
    Effect === 'Allow' &&
    (who === '*' || who === principal) &&
    ['lambda:InvokeFunction', 'lambda:*', '*'].includes(Action) &&
    (source === undefined || compileWildcards(source)(group)) &&
    (account === undefined || account === ctx.account)
  );
}
