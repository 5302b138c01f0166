// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSecret } from '../find.ts';
import { secretView } from '../views.ts';

export const describeSecret: Operation<'secretsmanager', 'DescribeSecret'> = (input, ctx) => {
  return secretView(requireSecret(ctx, input.SecretId), ctx);
};
