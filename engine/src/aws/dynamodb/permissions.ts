// What calls of DynamoDB need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';
import { tableName } from './find.ts';

type TransactItem = Readonly<Record<string, { readonly TableName?: string } | undefined>>;

/** Of each kind of item in a transaction. */
const itemActions: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

const inTransaction = ({ TransactItems = [] }: { readonly TransactItems?: readonly TransactItem[] }) => [
  ...new Set(TransactItems.flatMap((item) => Object.keys(item).flatMap((kind) => itemActions[kind] ?? []))),
];

export const permissions: ServicePermissions = {
  actions: { TransactGetItems: inTransaction, TransactWriteItems: inTransaction },

  resource({ TableName, IndexName, RequestItems, TransactItems }, at) {
    const table = (name: string) => at.arn('dynamodb', `table/${tableName(name)}`);
    if (RequestItems) return Object.keys(RequestItems).map(table);
    if (TransactItems) {
      const items = (TransactItems as TransactItem[]).flatMap((item) => Object.values(item));
      return [...new Set(items.flatMap((item) => item?.TableName ?? []))].map(table);
    }
    if (TableName === undefined) return undefined;
    return IndexName === undefined ? table(TableName) : `${table(TableName)}/index/${IndexName}`;
  },
};
