// Written by `npm run generate` from the files in operations/. Do not edit.
import { abortMultipartUpload } from '../operations/abort-multipart-upload.ts';
import { completeMultipartUpload } from '../operations/complete-multipart-upload.ts';
import { copyObject } from '../operations/copy-object.ts';
import { createBucket } from '../operations/create-bucket.ts';
import { createMultipartUpload } from '../operations/create-multipart-upload.ts';
import { deleteBucketCors } from '../operations/delete-bucket-cors.ts';
import { deleteBucketEncryption } from '../operations/delete-bucket-encryption.ts';
import { deleteBucketLifecycle } from '../operations/delete-bucket-lifecycle.ts';
import { deleteBucketOwnershipControls } from '../operations/delete-bucket-ownership-controls.ts';
import { deleteBucketPolicy } from '../operations/delete-bucket-policy.ts';
import { deleteBucketTagging } from '../operations/delete-bucket-tagging.ts';
import { deleteBucket } from '../operations/delete-bucket.ts';
import { deleteObjectTagging } from '../operations/delete-object-tagging.ts';
import { deleteObject } from '../operations/delete-object.ts';
import { deleteObjects } from '../operations/delete-objects.ts';
import { deletePublicAccessBlock } from '../operations/delete-public-access-block.ts';
import { getBucketAccelerateConfiguration } from '../operations/get-bucket-accelerate-configuration.ts';
import { getBucketAcl } from '../operations/get-bucket-acl.ts';
import { getBucketCors } from '../operations/get-bucket-cors.ts';
import { getBucketEncryption } from '../operations/get-bucket-encryption.ts';
import { getBucketLifecycleConfiguration } from '../operations/get-bucket-lifecycle-configuration.ts';
import { getBucketLocation } from '../operations/get-bucket-location.ts';
import { getBucketLogging } from '../operations/get-bucket-logging.ts';
import { getBucketNotificationConfiguration } from '../operations/get-bucket-notification-configuration.ts';
import { getBucketOwnershipControls } from '../operations/get-bucket-ownership-controls.ts';
import { getBucketPolicyStatus } from '../operations/get-bucket-policy-status.ts';
import { getBucketPolicy } from '../operations/get-bucket-policy.ts';
import { getBucketReplication } from '../operations/get-bucket-replication.ts';
import { getBucketRequestPayment } from '../operations/get-bucket-request-payment.ts';
import { getBucketTagging } from '../operations/get-bucket-tagging.ts';
import { getBucketVersioning } from '../operations/get-bucket-versioning.ts';
import { getBucketWebsite } from '../operations/get-bucket-website.ts';
import { getObjectAcl } from '../operations/get-object-acl.ts';
import { getObjectAttributes } from '../operations/get-object-attributes.ts';
import { getObjectLockConfiguration } from '../operations/get-object-lock-configuration.ts';
import { getObjectTagging } from '../operations/get-object-tagging.ts';
import { getObject } from '../operations/get-object.ts';
import { getPublicAccessBlock } from '../operations/get-public-access-block.ts';
import { headBucket } from '../operations/head-bucket.ts';
import { headObject } from '../operations/head-object.ts';
import { listBuckets } from '../operations/list-buckets.ts';
import { listMultipartUploads } from '../operations/list-multipart-uploads.ts';
import { listObjectVersions } from '../operations/list-object-versions.ts';
import { listObjectsV2 } from '../operations/list-objects-v2.ts';
import { listObjects } from '../operations/list-objects.ts';
import { listParts } from '../operations/list-parts.ts';
import { putBucketCors } from '../operations/put-bucket-cors.ts';
import { putBucketEncryption } from '../operations/put-bucket-encryption.ts';
import { putBucketLifecycleConfiguration } from '../operations/put-bucket-lifecycle-configuration.ts';
import { putBucketLogging } from '../operations/put-bucket-logging.ts';
import { putBucketNotificationConfiguration } from '../operations/put-bucket-notification-configuration.ts';
import { putBucketOwnershipControls } from '../operations/put-bucket-ownership-controls.ts';
import { putBucketPolicy } from '../operations/put-bucket-policy.ts';
import { putBucketTagging } from '../operations/put-bucket-tagging.ts';
import { putBucketVersioning } from '../operations/put-bucket-versioning.ts';
import { putObjectTagging } from '../operations/put-object-tagging.ts';
import { putObject } from '../operations/put-object.ts';
import { putPublicAccessBlock } from '../operations/put-public-access-block.ts';
import { uploadPartCopy } from '../operations/upload-part-copy.ts';
import { uploadPart } from '../operations/upload-part.ts';

export const operations = {
  AbortMultipartUpload: abortMultipartUpload,
  CompleteMultipartUpload: completeMultipartUpload,
  CopyObject: copyObject,
  CreateBucket: createBucket,
  CreateMultipartUpload: createMultipartUpload,
  DeleteBucket: deleteBucket,
  DeleteBucketCors: deleteBucketCors,
  DeleteBucketEncryption: deleteBucketEncryption,
  DeleteBucketLifecycle: deleteBucketLifecycle,
  DeleteBucketOwnershipControls: deleteBucketOwnershipControls,
  DeleteBucketPolicy: deleteBucketPolicy,
  DeleteBucketTagging: deleteBucketTagging,
  DeleteObject: deleteObject,
  DeleteObjectTagging: deleteObjectTagging,
  DeleteObjects: deleteObjects,
  DeletePublicAccessBlock: deletePublicAccessBlock,
  GetBucketAccelerateConfiguration: getBucketAccelerateConfiguration,
  GetBucketAcl: getBucketAcl,
  GetBucketCors: getBucketCors,
  GetBucketEncryption: getBucketEncryption,
  GetBucketLifecycleConfiguration: getBucketLifecycleConfiguration,
  GetBucketLocation: getBucketLocation,
  GetBucketLogging: getBucketLogging,
  GetBucketNotificationConfiguration: getBucketNotificationConfiguration,
  GetBucketOwnershipControls: getBucketOwnershipControls,
  GetBucketPolicy: getBucketPolicy,
  GetBucketPolicyStatus: getBucketPolicyStatus,
  GetBucketReplication: getBucketReplication,
  GetBucketRequestPayment: getBucketRequestPayment,
  GetBucketTagging: getBucketTagging,
  GetBucketVersioning: getBucketVersioning,
  GetBucketWebsite: getBucketWebsite,
  GetObject: getObject,
  GetObjectAcl: getObjectAcl,
  GetObjectAttributes: getObjectAttributes,
  GetObjectLockConfiguration: getObjectLockConfiguration,
  GetObjectTagging: getObjectTagging,
  GetPublicAccessBlock: getPublicAccessBlock,
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListBuckets: listBuckets,
  ListMultipartUploads: listMultipartUploads,
  ListObjectVersions: listObjectVersions,
  ListObjects: listObjects,
  ListObjectsV2: listObjectsV2,
  ListParts: listParts,
  PutBucketCors: putBucketCors,
  PutBucketEncryption: putBucketEncryption,
  PutBucketLifecycleConfiguration: putBucketLifecycleConfiguration,
  PutBucketLogging: putBucketLogging,
  PutBucketNotificationConfiguration: putBucketNotificationConfiguration,
  PutBucketOwnershipControls: putBucketOwnershipControls,
  PutBucketPolicy: putBucketPolicy,
  PutBucketTagging: putBucketTagging,
  PutBucketVersioning: putBucketVersioning,
  PutObject: putObject,
  PutObjectTagging: putObjectTagging,
  PutPublicAccessBlock: putPublicAccessBlock,
  UploadPart: uploadPart,
  UploadPartCopy: uploadPartCopy,
};
