// CloudFormation's faults. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html
// The messages are AWS's own, as far as they are known.
import { fault } from '../../kernel/faults.ts';

export const validationError = fault('ValidationError', (message: string) => message);
export const formatError = (message: string) => validationError(`Template format error: ${message}`);
/** The sentence is quoted by many public templates that had to obey it. */
export const malformedExport = (output: string) =>
  formatError(
    `Output ${output} is malformed. The Name field of every Export member must be specified and consist only of alphanumeric characters, colons, or hyphens.`,
  );
export const templateError = (message: string) => validationError(`Template error: ${message}`);

export const alreadyExists = fault(
  'AlreadyExistsException',
  (name: string) => `Stack [${name}] already exists`,
);
export const insufficientCapabilities = fault(
  'InsufficientCapabilitiesException',
  (capabilities: readonly string[]) => `Requires capabilities : [${capabilities.join(', ')}]`,
);

/** The message of DescribeStacks, GetTemplate and DescribeStackResources … */
export const stackWithIdNotFound = (name: string) => validationError(`Stack with id ${name} does not exist`);
/** … of DescribeStackEvents, UpdateStack and the change set operations … */
export const stackNotFound = (name: string) => validationError(`Stack [${name}] does not exist`);
/** … and of DescribeStackResource. */
export const quotedStackNotFound = (name: string) => validationError(`Stack '${name}' does not exist`);

export const resourceNotFound = (logicalId: string, stack: string) =>
  validationError(`Resource ${logicalId} does not exist for stack ${stack}`);
export const changeSetNotFound = fault(
  'ChangeSetNotFound',
  (name: string) => `ChangeSet [${name}] does not exist`,
  404,
);
export const invalidChangeSetStatus = fault('InvalidChangeSetStatus', (message: string) => message);
export const noUpdates = () => validationError('No updates are to be performed.');
