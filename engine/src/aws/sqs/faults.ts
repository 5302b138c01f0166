// SQS's errors, by the names that the JSON protocol has for them; `queryErrorCodes` has those of the query protocol.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
import { fault } from '../../kernel/faults.ts';

const batch = 'AWS.SimpleQueueService.';

export const queryErrorCodes: Readonly<Record<string, string>> = {
  QueueDoesNotExist: `${batch}NonExistentQueue`,
  QueueNameExists: 'QueueAlreadyExists',
  QueueDeletedRecently: `${batch}QueueDeletedRecently`,
  PurgeQueueInProgress: `${batch}PurgeQueueInProgress`,
  MessageNotInflight: `${batch}MessageNotInflight`,
  UnsupportedOperation: `${batch}UnsupportedOperation`,
  EmptyBatchRequest: `${batch}EmptyBatchRequest`,
  TooManyEntriesInBatchRequest: `${batch}TooManyEntriesInBatchRequest`,
  BatchEntryIdsNotDistinct: `${batch}BatchEntryIdsNotDistinct`,
  BatchRequestTooLong: `${batch}BatchRequestTooLong`,
  InvalidBatchEntryId: `${batch}InvalidBatchEntryId`,
  InvalidParameterValueException: 'InvalidParameterValue',
  MissingRequiredParameterException: 'MissingParameter',
};

export const queueNotFound = fault('QueueDoesNotExist', 'The specified queue does not exist.');
export const queueExists = fault(
  'QueueNameExists',
  (attribute: string) =>
    `A queue already exists with the same name and a different value for attribute ${attribute}`,
);
export const deletedRecently = fault(
  'QueueDeletedRecently',
  'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
);
export const purgeInProgress = fault(
  'PurgeQueueInProgress',
  (name: string) => `Only one PurgeQueue operation on ${name} is allowed every 60 seconds.`,
  403,
);
export const unknownAttribute = fault('InvalidAttributeName', (name: string) => `Unknown Attribute ${name}.`);
export const invalidAttribute = fault(
  'InvalidAttributeValue',
  (name: string) => `Invalid value for the parameter ${name}.`,
);
export const invalid = fault('InvalidParameterValueException', (message: string) => message);
export const invalidContents = fault('InvalidMessageContents', (message: string) => message);
export const missing = fault(
  'MissingRequiredParameterException',
  (name: string) => `The request must contain the parameter ${name}.`,
);
export const unsupported = fault('UnsupportedOperation', (message: string) => message);
export const receiptInvalid = fault(
  'ReceiptHandleIsInvalid',
  (handle: string) => `The input receipt handle "${handle}" is not a valid receipt handle.`,
  404,
);
export const notInFlight = fault('MessageNotInflight', (message: string) => message);
export const overLimit = fault('OverLimit', (message: string) => message, 403);
export const resourceNotFound = fault('ResourceNotFoundException', (message: string) => message, 404);
export const emptyBatch = fault(
  'EmptyBatchRequest',
  (entry: string) => `There should be at least one ${entry} in the request.`,
);
export const tooManyEntries = fault(
  'TooManyEntriesInBatchRequest',
  (count: number) => `Maximum number of entries per request are 10. You have sent ${count}.`,
);
export const idsNotDistinct = fault('BatchEntryIdsNotDistinct', (id: string) => `Id ${id} repeated.`);
export const batchTooLong = fault(
  'BatchRequestTooLong',
  (bytes: number) => `Batch requests cannot be longer than 1048576 bytes. You have sent ${bytes} bytes.`,
);
export const invalidEntryId = fault(
  'InvalidBatchEntryId',
  'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
);
