// https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html
import type { Operation } from '../../../kernel/context.ts';
import { unreserved } from '../concurrency/reserved.ts';
import { quotas } from '../quotas.ts';
import { functions } from '../state.ts';

export const getAccountSettings: Operation<'lambda', 'GetAccountSettings'> = (_input, ctx) => {
  const gibibyte = 1_073_741_824;
  const all = ctx.all(functions);
  return {
    AccountLimit: {
      TotalCodeSize: 75 * gibibyte,
      CodeSizeUnzipped: 262_144_000,
      CodeSizeZipped: 52_428_800,
      ConcurrentExecutions: ctx.quota(quotas.concurrentExecutions),
      UnreservedConcurrentExecutions: unreserved(ctx),
    },
    AccountUsage: {
      TotalCodeSize: all.reduce((sum, { code }) => sum + (code?.sizeBytes ?? 0), 0),
      FunctionCount: all.length,
    },
  };
};
