// IAM's errors: AWS's codes, statuses and texts.
import { AwsFault, fault } from '../../kernel/faults.ts';

const noSuchEntity = fault('NoSuchEntity', (text: string) => text, 404);
const alreadyExists = fault('EntityAlreadyExists', (text: string) => text, 409);

export const noSuchRole = (name: string) => noSuchEntity(`The role with name ${name} cannot be found.`);
export const noSuchRolePolicy = (name: string) =>
  noSuchEntity(`The role policy with name ${name} cannot be found.`);
export const noSuchPolicy = (arn: string) => noSuchEntity(`Policy ${arn} was not found.`);
export const noSuchPolicyVersion = (arn: string, version: string) =>
  noSuchEntity(`Policy ${arn} version ${version} does not exist or is not attachable.`);
export const notAttachable = (arn: string) =>
  noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
/** AWS calls a permissions boundary a scope. */
export const noSuchBoundary = (arn: string) =>
  noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`);
export const notAttached = (arn: string) => noSuchEntity(`Policy ${arn} was not found.`);
export const noSuchInstanceProfile = (name: string) =>
  noSuchEntity(`Instance Profile ${name} cannot be found.`);
export const noSuchUser = (name: string) => noSuchEntity(`The user with name ${name} cannot be found.`);
export const noSuchGroup = (name: string) => noSuchEntity(`The group with name ${name} cannot be found.`);
export const noSuchUserPolicy = (name: string) =>
  noSuchEntity(`The user policy with name ${name} cannot be found.`);
export const noSuchGroupPolicy = (name: string) =>
  noSuchEntity(`The group policy with name ${name} cannot be found.`);
export const noSuchAccessKey = (id: string) => noSuchEntity(`The Access Key with id ${id} cannot be found.`);
export const noSuchOidcProvider = (arn: string) =>
  noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`);
export const noSuchSamlProvider = (arn: string) => noSuchEntity(`Manifest not found for arn ${arn}`);
export const noSuchServerCertificate = (name: string) =>
  noSuchEntity(`The Server Certificate with name ${name} cannot be found.`);
export const noSuchMfaDevice = (serialNumber: string) =>
  noSuchEntity(`VirtualMFADevice with serial number ${serialNumber} doesn't exist.`);
export const noSuchDeletion = (id: string) =>
  noSuchEntity(`The deletion task with id ${id} cannot be found.`);
export const notInProfile = (role: string, profile: string) =>
  noSuchEntity(`The role with name ${role} is not in instance profile ${profile}.`);

export const roleExists = (name: string) => alreadyExists(`Role with name ${name} already exists.`);
export const policyExists = (name: string) =>
  alreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);
export const instanceProfileExists = (name: string) =>
  alreadyExists(`Instance Profile ${name} already exists.`);
export const userExists = (name: string) => alreadyExists(`User with name ${name} already exists.`);
export const groupExists = (name: string) => alreadyExists(`Group with name ${name} already exists.`);
export const oidcProviderExists = (url: string) =>
  alreadyExists(`Provider with url https://${url} already exists.`);
export const samlProviderExists = (name: string) =>
  alreadyExists(`SAML provider with name ${name} already exists.`);
export const serverCertificateExists = (name: string) =>
  alreadyExists(`The Server Certificate with name ${name} already exists.`);

export const deleteConflict = fault('DeleteConflict', (text: string) => text, 409);
export const limitExceeded = fault('LimitExceeded', (text: string) => text, 409);
export const malformedPolicy = fault('MalformedPolicyDocument', (text: string) => text);
export const malformedCertificate = fault('MalformedCertificate', (text: string) => text);
export const keyPairMismatch = fault('KeyPairMismatch', (text: string) => text);
export const invalidInput = fault('InvalidInput', (text: string) => text);
export const protectedRole = fault(
  'UnmodifiableEntity',
  (name: string) =>
    `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
);
export const invalid = fault('ValidationError', (text: string) => text);

/** Drydock's own: the documents of AWS's managed policies are not part of the engine. */
export const awsDocumentNotKept = fault(
  'ServiceFailure',
  (arn: string) => `Drydock does not have the document of the AWS managed policy ${arn}.`,
  501,
);

/** Only for AWS managed policies: their names are known here, what they allow is not. */
export const documentUnknown = (arn: string) =>
  new AwsFault({
    code: 'NotImplemented',
    status: 501,
    message: `Drydock does not know the document of ${arn}, and cannot say what it allows.`,
  });
