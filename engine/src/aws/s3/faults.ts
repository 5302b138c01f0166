// S3's errors: codes, statuses, texts and further members, as S3 sends them.
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
import { AwsFault, fault } from '../../kernel/faults.ts';

export const noSuchBucket = (bucket: string) =>
  new AwsFault({
    code: 'NoSuchBucket',
    status: 404,
    message: 'The specified bucket does not exist',
    members: { BucketName: bucket },
  });
export const noSuchKey = (key: string) =>
  new AwsFault({
    code: 'NoSuchKey',
    status: 404,
    message: 'The specified key does not exist.',
    members: { Key: key },
  });
export const noSuchVersion = (key: string, version: string) =>
  new AwsFault({
    code: 'NoSuchVersion',
    status: 404,
    message: 'The specified version does not exist.',
    members: { Key: key, VersionId: version },
  });
export const noSuchUpload = (id: string) =>
  new AwsFault({
    code: 'NoSuchUpload',
    status: 404,
    message:
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or ' +
      'completed.',
    members: { UploadId: id },
  });
export const bucketNotEmpty = (bucket: string) =>
  new AwsFault({
    code: 'BucketNotEmpty',
    status: 409,
    message: 'The bucket you tried to delete is not empty',
    members: { BucketName: bucket },
  });
export const bucketAlreadyOwned = (bucket: string) =>
  new AwsFault({
    code: 'BucketAlreadyOwnedByYou',
    status: 409,
    message: 'Your previous request to create the named bucket succeeded and you already own it.',
    members: { BucketName: bucket },
  });
export const invalidBucketName = (bucket: string) =>
  new AwsFault({
    code: 'InvalidBucketName',
    message: 'The specified bucket is not valid.',
    members: { BucketName: bucket },
  });

/** The response to a HEAD has no body: the client sees only the status. */
export const notFound = fault('NotFound', 'Not Found', 404);
export const notModified = fault('NotModified', 'Not Modified', 304);
export const preconditionFailed = fault(
  'PreconditionFailed',
  'At least one of the pre-conditions you specified did not hold',
  412,
);
export const invalidRange = fault('InvalidRange', 'The requested range is not satisfiable', 416);
export const requestExpired = fault('AccessDenied', 'Request has expired', 403);
export const methodNotAllowed = fault(
  'MethodNotAllowed',
  'The specified method is not allowed against this resource.',
  405,
);
export const illegalLocation = fault(
  'IllegalLocationConstraintException',
  (location: string) =>
    `The ${location} location constraint is incompatible for the region specific endpoint this request was sent to.`,
);
export const invalidLocation = fault(
  'InvalidLocationConstraint',
  'The specified location-constraint is not valid',
);
export const badDigest = fault(
  'BadDigest',
  (algorithm: string) => `The ${algorithm} you specified did not match the calculated checksum.`,
);
export const keyTooLong = fault('KeyTooLongError', 'Your key is too long');
export const invalidPart = fault(
  'InvalidPart',
  'One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified ' +
    "entity tag may not match the part's entity tag.",
);
export const invalidPartOrder = fault(
  'InvalidPartOrder',
  'The list of parts was not in ascending order. Parts must be ordered by part number.',
);
export const entityTooSmall = fault(
  'EntityTooSmall',
  'Your proposed upload is smaller than the minimum allowed size',
);
export const invalidPartNumber = fault(
  'InvalidPartNumber',
  'The requested partnumber is not satisfiable',
  416,
);
export const missingRequestBody = fault('MissingRequestBodyError', 'Request Body is empty');

export const malformedXml = fault(
  'MalformedXML',
  'The XML you provided was not well-formed or did not validate against our published schema',
);
export const malformedPolicy = fault('MalformedPolicy', (text: string) => text);
export const invalidRequest = fault('InvalidRequest', (text: string) => text);
export const invalidArgument = fault('InvalidArgument', (text: string) => text);
/** @param destinations ARNs, each with what is wrong with it */
export const unableToValidate = (destinations: readonly (readonly [arn: string, why: string])[]) =>
  new AwsFault({
    code: 'InvalidArgument',
    message: 'Unable to validate the following destination configurations',
    members: Object.fromEntries(
      destinations.flatMap(([arn, why], at) => [
        [`ArgumentName${at + 1}`, arn],
        [`ArgumentValue${at + 1}`, why],
      ]),
    ),
  });
export const notImplemented = fault('NotImplemented', (text: string) => text, 501);
export const noSuchBucketPolicy = fault('NoSuchBucketPolicy', 'The bucket policy does not exist', 404);
export const aclNotSupported = fault('AccessControlListNotSupported', 'The bucket does not allow ACLs');
export const aclWithOwnership = fault(
  'InvalidBucketAclWithObjectOwnership',
  "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
);
export const aclWithPublicAccessBlock = fault(
  'InvalidBucketAclWithBlockPublicAccessError',
  'Bucket cannot have public ACLs set with BlockPublicAccess enabled',
);
export const publicAclBlocked = fault('AccessDenied', 'Access Denied', 403);
export const requiredHeaderMissing = fault(
  'MissingSecurityHeader',
  'Your request was missing a required header',
);
export const unexpectedContent = fault('UnexpectedContent', 'This request does not support content');
export const notVersioned = fault(
  'InvalidBucketState',
  "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
  409,
);
export const noObjectLock = fault('InvalidRequest', 'Bucket is missing Object Lock Configuration');
export const lockedVersioning = fault(
  'InvalidBucketState',
  'An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.',
  409,
);
export const duplicateTag = fault('InvalidTag', 'Cannot provide multiple Tags with the same key');
export const tooManyObjectTags = fault('BadRequest', 'Object tags cannot be greater than 10');
export const tooManyBucketTags = fault('BadRequest', 'Bucket tag count cannot be greater than 50');
export const invalidTargetBucket = fault(
  'InvalidTargetBucketForLogging',
  'The target bucket for logging does not exist',
);
export const noCorsConfiguration = fault(
  'NoSuchCORSConfiguration',
  'The CORS configuration does not exist',
  404,
);
export const noLifecycleConfiguration = fault(
  'NoSuchLifecycleConfiguration',
  'The lifecycle configuration does not exist',
  404,
);
export const noOwnershipControls = fault(
  'OwnershipControlsNotFoundError',
  'The bucket ownership controls were not found',
  404,
);
export const noReplicationConfiguration = fault(
  'ReplicationConfigurationNotFoundError',
  'The replication configuration was not found',
  404,
);
export const noSuchTagSet = fault('NoSuchTagSet', 'The TagSet does not exist', 404);
export const noWebsiteConfiguration = fault(
  'NoSuchWebsiteConfiguration',
  'The specified bucket does not have a website configuration',
  404,
);
export const noObjectLockConfiguration = fault(
  'ObjectLockConfigurationNotFoundError',
  'Object Lock configuration does not exist for this bucket',
  404,
);
export const noPublicAccessBlock = fault(
  'NoSuchPublicAccessBlockConfiguration',
  'The public access block configuration was not found',
  404,
);
