// The errors of KMS, with AWS's codes and texts.
import { fault } from '../../kernel/faults.ts';

export const keyNotFound = fault('NotFoundException', (arn: string) => `Key '${arn}' does not exist`);
export const aliasNotFound = fault('NotFoundException', (arn: string) => `Alias ${arn} is not found.`);
export const invalidKeyId = fault('NotFoundException', (id: string) => `Invalid keyId '${id}'`);
export const foreignArn = fault('NotFoundException', (region: string) => `Invalid arn ${region}`);
export const grantNotFound = fault('NotFoundException', (id: string) => `Grant ID ${id} not found`);
export const noSuchPolicy = fault('NotFoundException', 'No such policy exists');
export const disabled = fault('DisabledException', (arn: string) => `${arn} is disabled.`);
export const pendingDeletion = fault(
  'KMSInvalidStateException',
  (arn: string) => `${arn} is pending deletion.`,
);
export const notPendingDeletion = fault(
  'KMSInvalidStateException',
  (arn: string) => `${arn} is not pending deletion.`,
);
export const wrongUsage = fault(
  'InvalidKeyUsageException',
  (arn: string, usage: string, operation: string) =>
    `${arn} key usage is ${usage} which is not valid for ${operation}.`,
);
export const incompatible = fault(
  'InvalidKeyUsageException',
  (algorithm: string, spec: string) => `Algorithm ${algorithm} is incompatible with key spec ${spec}.`,
);
export const invalidCiphertext = fault('InvalidCiphertextException', '');
export const incorrectKey = fault(
  'IncorrectKeyException',
  'The key ID in the request does not identify a CMK that can perform this operation.',
);
export const invalidSignature = fault('KMSInvalidSignatureException', '');
export const invalidMac = fault('KMSInvalidMacException', '');
export const aliasExists = fault(
  'AlreadyExistsException',
  (arn: string) => `An alias with the name ${arn} already exists`,
);
export const keyExists = fault('AlreadyExistsException', (arn: string) => `Key '${arn}' already exists`);
/** AWS says no more than its code. */
export const reservedAlias = fault('NotAuthorizedException', '');
export const managedByAws = fault(
  'AccessDeniedException',
  (arn: string) => `The key ${arn} is managed by AWS: it can't be changed or deleted.`,
);
export const malformedPolicy = fault('MalformedPolicyDocumentException', (text: string) => text);
export const reservedTag = fault('TagException', 'Tags beginning with aws: are reserved');
export const tooManyTags = fault('TagException', 'Too many tags');
export const unsupported = fault('UnsupportedOperationException', (text: string) => text);
export const invalid = fault('ValidationException', (text: string) => text);
export const invalidMarker = fault('InvalidMarkerException', 'Could not deserialize marker');
export const dryRun = fault(
  'DryRunOperationException',
  'The request would have succeeded, but the DryRun option is set.',
);
export const tooMany = fault(
  'LimitExceededException',
  (what: string) => `You have exceeded the limit of ${what}.`,
);
export const invalidGrantToken = fault('InvalidGrantTokenException', '');
