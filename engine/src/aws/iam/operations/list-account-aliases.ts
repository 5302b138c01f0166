// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html
import type { Operation } from '../../../kernel/context.ts';

export const listAccountAliases: Operation<'iam', 'ListAccountAliases'> = () => ({
  AccountAliases: [],
  IsTruncated: false,
});
