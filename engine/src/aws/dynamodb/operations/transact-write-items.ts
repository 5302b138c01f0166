// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
import type { ConditionCheck, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Context, Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { Placeholders } from '../expressions/placeholders.ts';
import { type CancellationReason, invalid, transactionCancelled } from '../faults.ts';
import { requireActiveTable } from '../find.ts';
import { checkKey, keyOf, keysOfTable, recordKey } from '../items/keys.ts';
import { readItem } from '../items/store.ts';
import { checkCondition, conditionOf } from '../requests/condition.ts';
import { isRepeated, rememberTransaction } from '../requests/repeated.ts';
import { put, remove, update } from '../requests/write.ts';
import { type Item, itemOf } from '../values/value.ts';

/** All of it happens, or none: what was written is undone with the call that throws. */
export const transactWriteItems: Operation<'dynamodb', 'TransactWriteItems'> = (input, ctx) => {
  if (isRepeated(input, ctx)) return {};
  const { TransactItems = [] } = input;
  const keys = TransactItems.map((each) => targetOf(each, ctx));
  if (new Set(keys).size < keys.length)
    throw invalid('Transaction request cannot include multiple operations on one item');
  const reasons = TransactItems.map((each) => perform(each, ctx));
  if (reasons.some(({ Code }) => Code !== 'None')) throw transactionCancelled(reasons);
  rememberTransaction(input, ctx);
  return {};
};

function targetOf(given: TransactWriteItem, ctx: Context): string {
  const all = [given.ConditionCheck, given.Put, given.Delete, given.Update].filter(
    (each) => each !== undefined,
  );
  const [action] = all;
  if (!action || all.length > 1)
    throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
  const table = requireActiveTable(action.TableName, ctx);
  const item = itemOf(('Item' in action ? action.Item : 'Key' in action ? action.Key : undefined) ?? {});
  if (!('Item' in action)) checkKey(item, table);
  return Object.keys(keyOf(item, keysOfTable(table))).every((name) => item[name])
    ? recordKey(table, item)
    : `${table.TableName}/`;
}

function perform(
  { ConditionCheck, Put, Delete, Update }: TransactWriteItem,
  ctx: Context,
): CancellationReason {
  try {
    if (ConditionCheck) check(ConditionCheck, ctx);
    else if (Put) put(Put, ctx);
    else if (Delete) remove(Delete, ctx);
    else if (Update) update(Update, ctx);
    return { Code: 'None' };
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    const { Item } = error.members as { readonly Item?: Item };
    const Message = error.message;
    if (error.code === 'ConditionalCheckFailedException')
      return { Code: 'ConditionalCheckFailed', Message, ...(Item && { Item }) };
    // What is wrong with the request itself, whatever is stored, is not a reason but the answer.
    if (error.code !== 'ValidationException' || !dependsOnItem(Message)) throw error;
    return { Code: 'ValidationError', Message };
  }
}

const dependsOnItem = (message: string) =>
  /^(An operand in the update|The document path|The provided expression refers|Item size|Number (over|under)flow)/.test(
    message,
  );

function check(input: ConditionCheck, ctx: Context): void {
  const table = requireActiveTable(input.TableName, ctx);
  const placeholders = new Placeholders(input, true);
  const condition = conditionOf(input.ConditionExpression, placeholders);
  placeholders.finish();
  const stored = readItem(ctx, table, itemOf(input.Key ?? {}));
  checkCondition(condition, stored, input.ReturnValuesOnConditionCheckFailure);
}
