// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/CommonErrors.html
import { fault } from '../../kernel/faults.ts';

export const groupNotFound = fault('ResourceNotFoundException', 'The specified log group does not exist.');
export const streamNotFound = fault('ResourceNotFoundException', 'The specified log stream does not exist.');
export const filterNotFound = fault(
  'ResourceNotFoundException',
  'The specified metric filter does not exist.',
);
export const groupExists = fault('ResourceAlreadyExistsException', 'The specified log group already exists');
export const streamExists = fault(
  'ResourceAlreadyExistsException',
  'The specified log stream already exists',
);
export const malformedQuery = fault('MalformedQueryException', (text: string) => text);
export const queryNotFound = fault(
  'ResourceNotFoundException',
  (id: string) => `Query ${id} does not exist.`,
);
export const subscriptionFilterNotFound = fault(
  'ResourceNotFoundException',
  'The specified subscription filter does not exist.',
);
export const invalidParameter = fault('InvalidParameterException', (text: string) => text);
export const resourcePolicyNotFound = fault(
  'ResourceNotFoundException',
  (name: string) => `Policy with name [${name}] does not exist`,
);
export const operationAborted = fault('OperationAbortedException', (text: string) => text);
export const alreadyExists = fault(
  'ResourceAlreadyExistsException',
  (name: string) => `A resource policy with the name ${name} already exists.`,
);
