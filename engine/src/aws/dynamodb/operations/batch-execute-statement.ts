// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html
// Each statement succeeds or fails on its own.
import type {
  BatchStatementError,
  BatchStatementRequest,
  BatchStatementResponse,
} from '@aws-sdk/client-dynamodb';
import type { Context, Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { invalid } from '../faults.ts';
import { isRead, runOnItem } from '../partiql/run.ts';
import { parse, type Statement } from '../partiql/statement.ts';

export const batchExecuteStatement: Operation<'dynamodb', 'BatchExecuteStatement'> = (input, ctx) => {
  const parsed = (input.Statements ?? []).map(({ Statement = '', Parameters }) =>
    attempted(Statement, Parameters),
  );
  const statements = parsed.flatMap((each) => ('verb' in each ? each : []));
  if (new Set(statements.map(isRead)).size > 1)
    throw invalid('A batch consists of either read statements or write statements: both cannot be mixed.');
  return { Responses: parsed.map((each) => ('verb' in each ? responseOf(each, ctx) : each)) };
};

/** What is not well formed fails alone. */
function attempted(
  text: string,
  parameters: BatchStatementRequest['Parameters'],
): Statement | BatchStatementResponse {
  try {
    return parse(text, parameters);
  } catch (error) {
    return failed(error);
  }
}

function responseOf(statement: Statement, ctx: Context): BatchStatementResponse {
  try {
    const { table, item } = ctx.attempt(() => runOnItem(statement, ctx, 'BatchExecuteStatement'));
    return { TableName: table, ...(item && { Item: item }) };
  } catch (error) {
    return { TableName: statement.table, ...failed(error) };
  }
}

const codes: Readonly<Record<string, NonNullable<BatchStatementError['Code']>>> = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  DuplicateItemException: 'DuplicateItem',
  ResourceNotFoundException: 'ResourceNotFound',
};

function failed(error: unknown): BatchStatementResponse {
  if (!(error instanceof AwsFault)) throw error;
  return { Error: { Code: codes[error.code] ?? 'ValidationError', Message: error.message } };
}
