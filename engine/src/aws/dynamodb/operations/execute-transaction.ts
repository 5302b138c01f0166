// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteTransaction.html
// All of it happens, or none: what was written is undone with the call that throws.
import type { Context, Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { type CancellationReason, invalid, transactionCancelled } from '../faults.ts';
import { isRead, type Ran, runOnItem } from '../partiql/run.ts';
import { parse, type Statement } from '../partiql/statement.ts';
import { isRepeated, rememberTransaction } from '../requests/repeated.ts';

export const executeTransaction: Operation<'dynamodb', 'ExecuteTransaction'> = (input, ctx) => {
  const { ClientRequestToken, TransactStatements = [] } = input;
  const transaction = { ClientRequestToken, TransactItems: TransactStatements as never };
  if (isRepeated(transaction, ctx)) return { Responses: TransactStatements.map(() => ({})) };
  const statements = TransactStatements.map(({ Statement = '', Parameters }) => parse(Statement, Parameters));
  if (new Set(statements.map(isRead)).size > 1)
    throw invalid(
      'A transaction consists of either read statements or write statements: both cannot be mixed.',
    );
  const outcomes = statements.map((statement) => outcomeOf(statement, ctx));
  const reasons = outcomes.map((each) => ('Code' in each ? each : { Code: 'None' }));
  if (reasons.some(({ Code }) => Code !== 'None')) throw transactionCancelled(reasons);
  rememberTransaction(transaction, ctx);
  return { Responses: outcomes.map((each) => ('item' in each && each.item ? { Item: each.item } : {})) };
};

const codes: Readonly<Record<string, string>> = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  DuplicateItemException: 'DuplicateItem',
};

function outcomeOf(statement: Statement, ctx: Context): Ran | CancellationReason {
  try {
    return runOnItem(statement, ctx, 'ExecuteTransaction');
  } catch (error) {
    const Code = error instanceof AwsFault ? codes[error.code] : undefined;
    if (Code === undefined) throw error;
    return { Code, Message: (error as AwsFault).message };
  }
}
