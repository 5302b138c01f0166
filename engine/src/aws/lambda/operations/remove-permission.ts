// https://docs.aws.amazon.com/lambda/latest/api/API_RemovePermission.html
import type { Operation } from '../../../kernel/context.ts';
import { noPolicy, statementNotFound } from '../faults.ts';
import { checkRevision, findFunction, requireLatest } from '../find.ts';
import { functions } from '../state.ts';

export const removePermission: Operation<'lambda', 'RemovePermission'> = (input, ctx) => {
  const { qualifiedArn } = findFunction(input.FunctionName, ctx, input.Qualifier);
  const record = requireLatest(input.FunctionName, ctx, input.Qualifier);
  checkRevision(record, input.RevisionId);
  if (!record.policy.some(({ Resource }) => Resource === qualifiedArn)) throw noPolicy();
  const policy = record.policy.filter(
    ({ Sid, Resource }) => Sid !== input.StatementId || Resource !== qualifiedArn,
  );
  if (policy.length === record.policy.length) throw statementNotFound(input.StatementId!);
  ctx.put(functions, record.name, { ...record, policy });
  return {};
};
