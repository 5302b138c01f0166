// DynamoDB's errors: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
import { AwsFault, fault } from '../../kernel/faults.ts';

/** As records hold it, which is what JSON has. */
type Item = Readonly<Record<string, object>>;

export const invalid = fault('ValidationException', (message: string) => message);
export const invalidParameters = (reason: string) =>
  invalid(`One or more parameter values were invalid: ${reason}`);
export const tableNotFound = fault(
  'ResourceNotFoundException',
  (name: string) => `Requested resource not found: Table: ${name} not found`,
);
/** What operations on items say. */
export const resourceNotFound = fault('ResourceNotFoundException', 'Requested resource not found');
export const arnNotFound = fault(
  'ResourceNotFoundException',
  (arn: string) => `Requested resource not found: ResourcArn: ${arn} not found`,
);
export const tableExists = fault('ResourceInUseException', (name: string) => `Table already exists: ${name}`);
export const tableInUse = fault('ResourceInUseException', (message: string) => message);
export const tooManyTables = fault(
  'LimitExceededException',
  (limit: number) => `Subscriber limit exceeded: There is a limit of ${limit} tables per account and region`,
);
export const oneIndexAtATime = fault(
  'LimitExceededException',
  'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
);
/** AWS says no more than its code. */
export const tokenMismatch = fault('IdempotentParameterMismatchException', '');
export const duplicateItem = fault('DuplicateItemException', 'Duplicate primary key exists in table');
export const notSimulated = (what: string) => invalid(`${what} is not simulated by Drydock.`);

/** @param item the stored item, where the caller asked for it */
export const conditionFailed = (item?: Item) =>
  new AwsFault({
    code: 'ConditionalCheckFailedException',
    message: 'The conditional request failed',
    ...(item && { members: { Item: item } }),
  });

export interface CancellationReason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: Item;
}

export const transactionCancelled = (reasons: readonly CancellationReason[]) =>
  new AwsFault({
    code: 'TransactionCanceledException',
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons
      .map(({ Code }) => Code)
      .join(', ')}]`,
    members: { CancellationReasons: reasons },
  });
