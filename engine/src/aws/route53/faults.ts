// Route 53's errors: codes and texts as AWS answers them.
// https://docs.aws.amazon.com/Route53/latest/APIReference/CommonErrors.html
import { fault } from '../../kernel/faults.ts';

export const noSuchZone = fault(
  'NoSuchHostedZone',
  (id: string) => `No hosted zone found with ID: ${id}`,
  404,
);
export const zoneExists = fault(
  'HostedZoneAlreadyExists',
  'A hosted zone has already been created with the specified caller reference.',
  409,
);
export const zoneNotEmpty = fault(
  'HostedZoneNotEmpty',
  'The specified hosted zone contains non-required resource record sets  and so cannot be deleted.',
);
export const invalidDomainName = fault(
  'InvalidDomainName',
  (name: string) => `The domain name ${name} is not a valid domain name.`,
);
export const invalidVpc = fault('InvalidVPCId', 'The VPC ID is invalid.');
export const conflictingDomain = fault(
  'ConflictingDomainExists',
  (vpc: string, region: string, zone: string) =>
    `The VPC ${vpc} in region ${region} has already been associated with the hosted zone ${zone} with the same domain name.`,
);
export const notAssociated = fault(
  'VPCAssociationNotFound',
  (vpc: string, zone: string) => `The VPC: ${vpc} is not associated with the hosted zone: ${zone}.`,
  404,
);
export const lastVpc = fault(
  'LastVPCAssociation',
  'Cannot remove the last VPC association for a private hosted zone.',
);
export const publicZoneVpc = fault(
  'PublicZoneVPCAssociation',
  'Cannot associate a public hosted zone with a VPC.',
);
export const accessDenied = fault('AccessDenied', (message: string) => message, 403);
export const invalidBatch = fault(
  'InvalidChangeBatch',
  (problems: readonly string[]) => `[${problems.join(', ')}]`,
);
export const invalidInput = fault('InvalidInput', (message: string) => message);
export const noSuchChange = fault(
  'NoSuchChange',
  (id: string) => `Could not find resource with ID: ${id}`,
  404,
);
export const noSuchHealthCheck = fault(
  'NoSuchHealthCheck',
  (id: string) => `No health check exists with the specified ID: ${id}`,
  404,
);
export const healthCheckExists = fault(
  'HealthCheckAlreadyExists',
  'A health check has already been created with the specified caller reference but different settings.',
  409,
);
export const versionMismatch = fault(
  'HealthCheckVersionMismatch',
  (version: number) => `The value of HealthCheckVersion does not match the current version: ${version}`,
  409,
);
export const tooManyZones = fault(
  'TooManyHostedZones',
  (limit: number) => `Limit of ${limit} hosted zones has been exceeded.`,
);
export const tooManyRecords = fault(
  'InvalidChangeBatch',
  (limit: number) => `[Number of records limit of ${limit} exceeded.]`,
);
export const tooManyHealthChecks = fault(
  'TooManyHealthChecks',
  (limit: number) => `Limit of ${limit} health checks has been exceeded.`,
);
