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

/** Of the resource type, whose handler refuses what PublishVersion accepts. */
export const versionExists = fault(
  'AlreadyExists',
  (version: string) =>
    `A version for this Lambda function exists ( ${version} ). Modify the function to create a new version.`,
);
export const versionInUse = fault(
  'ResourceConflictException',
  (alias: string, version: string) =>
    `Version ${version} cannot be deleted: the alias ${alias} refers to it.`,
  409,
);
/** AWS has this error for runtimes that it does not support any more. */
export const notRun = fault('InvalidRuntimeException', (reason: string) => reason, 502);
export const layerNotFound = fault(
  'ResourceNotFoundException',
  (arn: string) => `The resource you requested does not exist. (${arn})`,
  404,
);
export const aliasNotFound = fault(
  'ResourceNotFoundException',
  (arn: string) => `Cannot find alias arn: ${arn}`,
  404,
);
export const aliasExists = fault(
  'ResourceConflictException',
  (arn: string) => `Alias already exists: ${arn}`,
  409,
);
export const noEventInvokeConfig = fault(
  'ResourceNotFoundException',
  (arn: string) => `The function ${arn} doesn't have an EventInvokeConfig`,
  404,
);
export const noProvisionedConcurrency = fault(
  'ProvisionedConcurrencyConfigNotFoundException',
  'No Provisioned Concurrency Config found for this function',
  404,
);
export const provisionedTwice = fault(
  'ResourceConflictException',
  (kind: string, other: string) =>
    `${kind} can't be used for Provisioned Concurrency configuration on an already Provisioned ${other}`,
  409,
);
export const mappingNotFound = fault(
  'ResourceNotFoundException',
  'The resource you requested does not exist.',
  404,
);
export const mappingExists = fault(
  'ResourceConflictException',
  (source: string, functionName: string, uuid: string) =>
    `The event source arn (" ${source} ") and function (" ${functionName} ") provided mapping already exists. Please update or delete the existing mapping with UUID ${uuid}`,
  409,
);
export const urlExists = fault(
  'ResourceConflictException',
  (arn: string) =>
    `Failed to create function url config for [functionArn = ${arn}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
  409,
);
export const urlNotFound = fault(
  'ResourceNotFoundException',
  'The resource you requested does not exist.',
  404,
);
/** Recorded in https://github.com/hashicorp/terraform-provider-aws/issues/11279 and many others. */
export const passedAcrossAccounts = fault(
  'AccessDeniedException',
  'Cross-account pass role is not allowed.',
  403,
);
