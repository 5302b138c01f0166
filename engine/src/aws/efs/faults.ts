// EFS's errors: https://docs.aws.amazon.com/efs/latest/ug/api-reference.html. Each shape has the code again, as ErrorCode.
import { AwsFault } from '../../kernel/faults.ts';

function efsFault<A extends readonly unknown[]>(
  code: string,
  status: number,
  message: (...args: A) => string,
): (...args: A) => AwsFault {
  return (...args) => new AwsFault({ code, status, message: message(...args), members: { ErrorCode: code } });
}

export const badRequest = efsFault('BadRequest', 400, (message: string) => message);
export const validation = efsFault('ValidationException', 400, (message: string) => message);
export const fileSystemNotFound = efsFault(
  'FileSystemNotFound',
  404,
  (id: string) => `File system '${id}' does not exist.`,
);
export const fileSystemInUse = efsFault(
  'FileSystemInUse',
  409,
  (id: string) => `The file system ${id} has mount targets, and cannot be deleted.`,
);
export const mountTargetNotFound = efsFault(
  'MountTargetNotFound',
  404,
  (id: string) => `Mount target '${id}' does not exist.`,
);
export const mountTargetConflict = efsFault('MountTargetConflict', 409, (message: string) => message);
export const availabilityZonesMismatch = efsFault(
  'AvailabilityZonesMismatch',
  400,
  () => "The Availability Zone that was specified for a mount target is different from the file system's.",
);
export const accessPointNotFound = efsFault(
  'AccessPointNotFound',
  404,
  (id: string) => `Access Point ${id} does not exist.`,
);
export const policyNotFound = efsFault('PolicyNotFound', 404, () => 'None');
export const invalidPolicy = efsFault('InvalidPolicyException', 400, (message: string) => message);
export const subnetNotFound = efsFault(
  'SubnetNotFound',
  400,
  (id: string) => `The subnet ID '${id}' does not exist`,
);
export const securityGroupNotFound = efsFault(
  'SecurityGroupNotFound',
  400,
  (id: string) => `The SecurityGroup ID '${id}' does not exist`,
);
export const securityGroupLimitExceeded = efsFault(
  'SecurityGroupLimitExceeded',
  400,
  (limit: number) => `A mount target can have at most ${limit} security groups.`,
);
export const ipAddressInUse = efsFault(
  'IpAddressInUse',
  409,
  (address: string) => `The IP address ${address} is already in use.`,
);
export const noFreeAddresses = efsFault(
  'NoFreeAddressesInSubnet',
  409,
  (id: string) => `The subnet ${id} has no free addresses.`,
);
export const notSimulated = efsFault(
  'BadRequest',
  400,
  (what: string) => `${what} is not simulated by Drydock. Nothing was changed.`,
);

export function fileSystemAlreadyExists(FileSystemId: string, token: string): AwsFault {
  return new AwsFault({
    code: 'FileSystemAlreadyExists',
    status: 409,
    message: `File system '${FileSystemId}' already exists with creation token '${token}'`,
    members: { ErrorCode: 'FileSystemAlreadyExists', FileSystemId },
  });
}

export function accessPointAlreadyExists(AccessPointId: string): AwsFault {
  return new AwsFault({
    code: 'AccessPointAlreadyExists',
    status: 409,
    message: `Access point ${AccessPointId} already exists with this client token and other settings.`,
    members: { ErrorCode: 'AccessPointAlreadyExists', AccessPointId },
  });
}
