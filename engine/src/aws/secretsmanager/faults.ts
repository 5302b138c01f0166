// The errors of Secrets Manager, with AWS's codes and texts.
import { fault } from '../../kernel/faults.ts';

export const secretNotFound = fault(
  'ResourceNotFoundException',
  "Secrets Manager can't find the specified secret.",
);
export const valueNotFound = fault(
  'ResourceNotFoundException',
  (which: string) => `Secrets Manager can't find the specified secret value for ${which}`,
);
export const secretExists = fault(
  'ResourceExistsException',
  (name: string) => `The operation failed because the secret ${name} already exists.`,
);
export const versionExists = fault(
  'ResourceExistsException',
  (token: string, arn: string) =>
    `You can't use ClientRequestToken ${token} because that value is already in use for a version of secret ${arn}.`,
);
export const markedForDeletion = fault(
  'InvalidRequestException',
  "You can't perform this operation on the secret because it was marked for deletion.",
);
export const scheduledForDeletion = fault(
  'InvalidRequestException',
  "You can't create this secret because a secret with this name is already scheduled for deletion.",
);
export const invalidRequest = fault('InvalidRequestException', (message: string) => message);
export const invalidParameter = fault('InvalidParameterException', (message: string) => message);
export const invalidToken = fault('InvalidNextTokenException', 'The token is invalid.');
export const functionNotInvokable = fault(
  'AccessDeniedException',
  'Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to the principal secretsmanager.amazonaws.com.',
);
export const noRotationFunction = fault(
  'InvalidRequestException',
  'No Lambda rotation function ARN is associated with this secret.',
);
export const notOnReplica = fault(
  'InvalidParameterException',
  "Operation not permitted on a replica secret. Call must be made in primary secret's region.",
);
export const invalidReplicaRegion = fault('InvalidParameterException', 'Invalid replica region.');
export const hasReplicas = fault(
  'InvalidParameterException',
  (id: string, regions: string) =>
    `You can't delete secret ${id} that still has replica regions [${regions}]`,
);
/** As the API's pages word it. */
export const ownedByService = fault(
  'InvalidRequestException',
  'The secret is managed by another service, and you must use that service to update it.',
);
export const malformedPolicy = fault('MalformedPolicyDocumentException', (message: string) => message);
export const publicPolicy = fault(
  'PublicPolicyException',
  'The BlockPublicPolicy parameter is set to true, and the resource policy did not prevent broad access to the secret.',
);
export const rotationInProgress = fault(
  'InvalidRequestException',
  "A previous rotation isn't complete. That rotation will be reattempted.",
);
