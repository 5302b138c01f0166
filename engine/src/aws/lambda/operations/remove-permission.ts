// https://docs.aws.amazon.com/lambda/latest/api/API_RemovePermission.html
import type { Operation } from '../../../kernel/context.ts';
import { noPolicy, statementNotFound } from '../faults.ts';
import { checkRevision, requireFunction } from '../find.ts';
import { functions } from '../state.ts';

export const removePermission: Operation<'lambda', 'RemovePermission'> = (input, ctx) => {
  const record = requireFunction(input.FunctionName, ctx, input.Qualifier);
  checkRevision(record, input.RevisionId);
  if (record.policy.length === 0) throw noPolicy();
  const policy = record.policy.filter(({ Sid }) => Sid !== input.StatementId);
  if (policy.length === record.policy.length) throw statementNotFound(input.StatementId!);
  ctx.put(functions, record.name, { ...record, policy });
  return {};
};
