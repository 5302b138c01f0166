// https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
import type { AddPermissionCommandInput } from '@aws-sdk/client-lambda';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalid, statementExists } from '../faults.ts';
import { checkRevision, findFunction, requireLatest } from '../find.ts';
import { functions, type PolicyStatement } from '../state.ts';

export const addPermission: Operation<'lambda', 'AddPermission'> = (input, ctx) => {
  const { qualifiedArn } = findFunction(input.FunctionName, ctx, input.Qualifier);
  const record = requireLatest(input.FunctionName, ctx, input.Qualifier);
  checkRevision(record, input.RevisionId);
  const Sid = input.StatementId!;
  const Action = input.Action!;
  if (!/^(lambda:[A-Za-z*]+|\*)$/.test(Action))
    throw invalid(`The action '${Action}' must match (lambda:[*]|lambda:[a-zA-Z]+|[*])`);
  if (record.policy.some((each) => each.Sid === Sid && each.Resource === qualifiedArn))
    throw statementExists(Sid);
  const statement: PolicyStatement = plain({
    Sid,
    Effect: 'Allow' as const,
    Principal: principal(input.Principal!),
    Action,
    Resource: qualifiedArn,
    Condition: condition(input),
  });
  ctx.put(functions, record.name, { ...record, policy: [...record.policy, statement] });
  return { Statement: JSON.stringify(statement) };
};

function principal(given: string): PolicyStatement['Principal'] {
  if (given === '*') return '*';
  if (/^\d{12}$/.test(given)) return { AWS: `arn:aws:iam::${given}:root` };
  if (given.startsWith('arn:')) return { AWS: given };
  if (/^[a-z0-9.-]+\.amazonaws\.com$/.test(given)) return { Service: given };
  throw invalid('The provided principal was invalid. Please check the principal and try again.');
}

function condition(input: AddPermissionCommandInput): PolicyStatement['Condition'] {
  const equals = plain({
    'AWS:SourceAccount': input.SourceAccount,
    'aws:PrincipalOrgID': input.PrincipalOrgID,
    'lambda:EventSourceToken': input.EventSourceToken,
    'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType,
  }) as Record<string, string>;
  const conditions = {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(input.SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': input.SourceArn } }),
  };
  return Object.keys(conditions).length > 0 ? conditions : undefined;
}
