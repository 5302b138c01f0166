// DynamoDB's records. Members have the API's names; times are milliseconds since the epoch.
import type {
  AttributeDefinition,
  BillingMode,
  GlobalSecondaryIndex,
  KeySchemaElement,
  LocalSecondaryIndex,
  OnDemandThroughput,
  ProvisionedThroughput,
  SSESpecification,
  StreamSpecification,
  TableClass,
} from '@aws-sdk/client-dynamodb';
import { defineIndex, defineTable } from '../../kernel/table.ts';
import type { Item } from './values/value.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'dynamodb/tables': TableRecord;
    'dynamodb/items': ItemRecord;
    'dynamodb/transactions': TransactionRecord;
  }
}

export interface TableRecord {
  readonly TableName: string;
  readonly TableId: string;
  readonly createdAt: number;
  /** It is UPDATING or CREATING until then. */
  readonly activeAt: number;
  readonly KeySchema: readonly KeySchemaElement[];
  readonly AttributeDefinitions: readonly AttributeDefinition[];
  readonly BillingMode: BillingMode;
  readonly ProvisionedThroughput?: ProvisionedThroughput;
  readonly OnDemandThroughput?: OnDemandThroughput;
  readonly GlobalSecondaryIndexes: readonly GlobalSecondaryIndex[];
  readonly LocalSecondaryIndexes: readonly LocalSecondaryIndex[];
  readonly DeletionProtectionEnabled: boolean;
  readonly TableClass: TableClass;
  readonly SSESpecification?: SSESpecification;
  readonly StreamSpecification?: StreamSpecification;
  /** When the stream was enabled. */
  readonly streamAt?: number;
  readonly ttlAttribute?: string;
  readonly pointInTimeRecovery?: { readonly at: number; readonly days: number };
  /** When contributor insights were enabled, by the names of indexes; `` is the table itself. */
  readonly insights?: Readonly<Record<string, number>>;
  readonly tags: Readonly<Record<string, string>>;
}
/** Key: the name. */
export const tables = defineTable('dynamodb/tables');

export interface ItemRecord {
  readonly table: string;
  /** Of the partition key's value, within the table. */
  readonly partition: string;
  readonly item: Item;
}
/** Key: `<table>/<partition key>/<sort key>`. */
export const items = defineTable('dynamodb/items');
export const itemsOfTable = defineIndex(items, ({ table }) => table);
export const itemsOfPartition = defineIndex(items, ({ partition }) => partition);

/** A transaction that has succeeded. */
export interface TransactionRecord {
  /** Of what was written. */
  readonly digest: string;
  readonly until: number;
}
/** Key: the token that the client gave it. */
export const transactions = defineTable('dynamodb/transactions');
