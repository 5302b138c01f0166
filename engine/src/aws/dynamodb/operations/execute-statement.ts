// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { find, tokenOf } from '../partiql/read.ts';
import { runOnItem } from '../partiql/run.ts';
import { parse } from '../partiql/statement.ts';
import { consumed, readUnits } from '../requests/capacity.ts';
import { attributeValues } from '../values/value.ts';

export const executeStatement: Operation<'dynamodb', 'ExecuteStatement'> = (input, ctx) => {
  const statement = parse(input.Statement ?? '', input.Parameters);
  const { ReturnConsumedCapacity: wanted } = input;
  if (statement.verb === 'EXISTS')
    throw invalid('EXISTS function is only supported within a transaction, in ExecuteTransaction.');
  if (statement.verb !== 'SELECT') {
    const { table, item, units } = runOnItem(statement, ctx, 'ExecuteStatement');
    return { Items: item ? [item] : [], ...consumed(wanted, table, units) };
  }
  const { table, items, bytes, last } = find(statement, ctx, { limit: input.Limit, token: input.NextToken });
  return {
    Items: [...items],
    ...(last && { NextToken: tokenOf(last), LastEvaluatedKey: attributeValues(last) }),
    ...consumed(wanted, table.TableName, readUnits(bytes, input.ConsistentRead), statement.index),
  };
};
