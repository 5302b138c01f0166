// A transaction that a client repeats with its token is not performed again for ten minutes.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-apis-txwriteitems-idempotency
import { createHash } from 'node:crypto';
import type { TransactWriteItemsInput } from '@aws-sdk/client-dynamodb';
import type { Context } from '../../../kernel/context.ts';
import { tokenMismatch } from '../faults.ts';
import { transactions } from '../state.ts';

const windowMs = 600_000;

/** Whether it has succeeded already. @throws IdempotentParameterMismatchException where the token was another transaction's */
export function isRepeated(input: TransactWriteItemsInput, ctx: Context): boolean {
  const known = ctx.get(transactions, input.ClientRequestToken ?? '');
  if (!known || known.until <= ctx.now) return false;
  if (known.digest !== digestOf(input)) throw tokenMismatch();
  return true;
}

export function rememberTransaction(input: TransactWriteItemsInput, ctx: Context): void {
  if (input.ClientRequestToken === undefined) return;
  // The oldest come first.
  for (const token of ctx.keys(transactions)) {
    if (ctx.get(transactions, token)!.until > ctx.now) break;
    ctx.delete(transactions, token);
  }
  const record = { digest: digestOf(input), until: ctx.now + windowMs };
  ctx.put(transactions, input.ClientRequestToken, record);
}

const digestOf = ({ TransactItems }: TransactWriteItemsInput): string =>
  createHash('sha256')
    .update(
      JSON.stringify(TransactItems, (_name, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
      ),
    )
    .digest('base64');
