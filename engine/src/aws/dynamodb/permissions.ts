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

/** What a statement of PartiQL does, and the table. EXISTS reads. */
const statement =
  /^\s*(?:EXISTS\s*\(\s*)?(?:(UPDATE)|(INSERT)\s+INTO|(DELETE)\s+FROM|(SELECT)\b.*?\bFROM)\s+"?([\w.-]+)/is;
const actionsOfVerbs = ['PartiQLUpdate', 'PartiQLInsert', 'PartiQLDelete', 'PartiQLSelect'];

interface WithStatements {
  readonly Statement?: string;
  readonly Statements?: readonly { readonly Statement?: string }[];
  readonly TransactStatements?: readonly { readonly Statement?: string }[];
}

const statementsOf = ({ Statement, Statements, TransactStatements }: WithStatements) =>
  (Statements ?? TransactStatements ?? [{ Statement }]).flatMap(({ Statement: text = '' }) => {
    const [, ...found] = statement.exec(text) ?? [];
    const table = found.pop() ?? '';
    const action = actionsOfVerbs[found.findIndex((verb) => verb !== undefined)];
    return action === undefined ? [] : [{ action, table }];
  });

const ofStatements = (input: WithStatements) => [...new Set(statementsOf(input).map(({ action }) => action))];

export const permissions: ServicePermissions = {
  actions: {
    TransactGetItems: inTransaction,
    TransactWriteItems: inTransaction,
    ExecuteStatement: ofStatements,
    BatchExecuteStatement: ofStatements,
    ExecuteTransaction: ofStatements,
  },

  resource(input, at) {
    const { TableName, IndexName, RequestItems, TransactItems } = input;
    const stated = statementsOf(input as WithStatements).map(({ table }) => table);
    const table = (name: string) => at.arn('dynamodb', `table/${tableName(name)}`);
    if (stated.length > 0) return [...new Set(stated)].map(table);
    if (RequestItems) return Object.keys(RequestItems).map(table);
    if (TransactItems) {
      const items = (TransactItems as TransactItem[]).flatMap((item) => Object.values(item));
      return [...new Set(items.flatMap((item) => item?.TableName ?? []))].map(table);
    }
    if (TableName === undefined) return undefined;
    return IndexName === undefined ? table(TableName) : `${table(TableName)}/index/${IndexName}`;
  },
};
