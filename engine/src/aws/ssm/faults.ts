// Parameter Store's errors, with AWS's codes and texts.
import { fault } from '../../kernel/faults.ts';

/** AWS sends this one without a message. */
export const parameterNotFound = fault('ParameterNotFound', '');
export const parameterVersionNotFound = fault(
  'ParameterVersionNotFound',
  (name: string, selector: string) =>
    `Systems Manager could not find version ${selector} of ${name}. Verify the version and try again.`,
);
export const parameterAlreadyExists = fault(
  'ParameterAlreadyExists',
  'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
);
export const patternMismatch = fault(
  'ParameterPatternMismatchException',
  (pattern: string) => `Parameter value, cannot be validated against allowedPattern: ${pattern}`,
);
export const typeMismatch = fault(
  'HierarchyTypeMismatchException',
  "Parameter Store does not support changing a parameter type in a hierarchy. For example, you can't change a " +
    'parameter from a String type to a SecureString type. You must create a new, unique parameter.',
);
export const invalidPolicyType = fault(
  'InvalidPolicyTypeException',
  (type: string) =>
    `The policy type ${type} is not supported. Parameter Store supports Expiration, ExpirationNotification and NoChangeNotification.`,
);
export const invalidPolicyAttribute = fault('InvalidPolicyAttributeException', (text: string) => text);
export const invalidFilterValue = fault('InvalidFilterValue', (text: string) => text);
export const hierarchyTooDeep = fault(
  'HierarchyLevelLimitExceededException',
  'A hierarchy can have a maximum of 15 levels. For more information, see Requirements and constraints for ' +
    'parameter names in the AWS Systems Manager User Guide.',
);
export const reservedName = fault(
  'AccessDeniedException',
  (name: string) => `No access to reserved parameter name: ${name}.`,
);
export const sessionDoesNotExist = fault(
  'DoesNotExistException',
  (id: string) => `There is no active session ${id}.`,
);
export const invalidResourceId = fault('InvalidResourceId', 'The resource ID is not valid.');
export const invalidResourceType = fault(
  'InvalidResourceType',
  (type: string) => `The resource type ${type} is not simulated: only Parameter is.`,
);
export const invalidNextToken = fault('InvalidNextToken', 'The specified token is not valid.');
export const invalid = fault('ValidationException', (text: string) => text);
