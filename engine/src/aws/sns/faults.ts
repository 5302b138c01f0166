// SNS's errors: codes and texts as AWS answers them.
// https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html
import { fault } from '../../kernel/faults.ts';

export const invalid = fault('InvalidParameter', (what: string) => `Invalid parameter: ${what}`);
export const topicNotFound = fault('NotFound', 'Topic does not exist', 404);
export const subscriptionNotFound = fault('NotFound', 'Subscription does not exist', 404);
export const resourceNotFound = fault('ResourceNotFound', 'Resource does not exist', 404);
export const invalidValue = fault('ParameterValueInvalid', (what: string) => what);
export const tooManyTags = fault(
  'TagLimitExceeded',
  'Could not complete request: tag quota of per resource exceeded',
);
export const tooManyEntries = fault(
  'AWS.SimpleNotificationService.TooManyEntriesInBatchRequest',
  'The batch request contains more entries than permissible.',
);
export const emptyBatch = fault(
  'AWS.SimpleNotificationService.EmptyBatchRequest',
  "The batch request doesn't contain any entries.",
);
export const idsNotDistinct = fault(
  'AWS.SimpleNotificationService.BatchEntryIdsNotDistinct',
  'Two or more batch entries in the request have the same Id.',
);
export const invalidBatchId = fault(
  'AWS.SimpleNotificationService.InvalidBatchEntryId',
  "The Id of a batch entry in a batch request doesn't abide by the specification.",
);
export const batchTooLong = fault(
  'AWS.SimpleNotificationService.BatchRequestTooLong',
  'The length of all the batch messages put together is more than the limit.',
);
