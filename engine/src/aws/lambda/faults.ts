// Lambda's errors: https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html and each operation's page.
import { fault } from '../../kernel/faults.ts';

export const functionNotFound = fault(
  'ResourceNotFoundException',
  (arn: string) => `Function not found: ${arn}`,
  404,
);
export const functionExists = fault(
  'ResourceConflictException',
  (name: string) => `Function already exist: ${name}`,
  409,
);
export const statementExists = fault(
  'ResourceConflictException',
  (id: string) =>
    `The statement id (${id}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
  409,
);
export const noPolicy = fault(
  'ResourceNotFoundException',
  'No policy is associated with the given resource.',
  404,
);
export const statementNotFound = fault(
  'ResourceNotFoundException',
  (id: string) => `Statement ${id} is not found in resource policy.`,
  404,
);
export const invalid = fault('InvalidParameterValueException', (text: string) => text);
export const notJson = fault(
  'InvalidRequestContentException',
  (text: string) => `Could not parse request body into json: ${text}`,
);
export const requestTooLarge = fault(
  'RequestTooLargeException',
  (limit: number) => `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
  413,
);
export const revisionChanged = fault(
  'PreconditionFailedException',
  'The RevisionId provided does not match the latest RevisionId. Call the GetFunction/GetAlias API to retrieve the latest RevisionId for your resource.',
  412,
);
