// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html

import type { BucketCannedACL } from '@aws-sdk/client-s3';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { aclWithOwnership, bucketAlreadyOwned, notImplemented } from '../faults.ts';
import {
  type BucketProperties,
  cannedAcl,
  corsRules,
  encryption,
  lifecycle,
  logging,
  notification,
  website,
} from './bucket-properties.ts';
import { readBucket } from './read-bucket.ts';

/** Properties that would be missed if they had no effect: refused rather than recorded. */
const refused = ['ReplicationConfiguration', 'MetadataConfiguration', 'MetadataTableConfiguration'];

export const bucketResource: ResourceType = {
  type: 'AWS::S3::Bucket',

  create(request, ctx) {
    const properties = request.properties as BucketProperties;
    const name = properties.BucketName ?? request.generatedName(63, true);
    if (exists(name, ctx)) throw bucketAlreadyOwned(name);
    ctx.call('s3', 'CreateBucket', {
      Bucket: name,
      ...(properties.ObjectLockEnabled && { ObjectLockEnabledForBucket: true }),
      ...(ctx.region === 'us-east-1'
        ? {}
        : { CreateBucketConfiguration: { LocationConstraint: ctx.region as 'eu-west-1' } }),
    });
    applyProperties(name, request, {}, ctx);
    return { status: 'success', physicalId: name, ...remarkOf(properties) };
  },

  update(name, request, ctx) {
    applyProperties(name, request, request.previous as BucketProperties, ctx);
    return { status: 'success', physicalId: name, ...remarkOf(request.properties) };
  },

  delete(name, _request, ctx) {
    // S3 refuses to delete a bucket that is not empty, and the stack's deletion then fails with S3's message.
    if (exists(name, ctx)) ctx.call('s3', 'DeleteBucket', { Bucket: name });
    return { status: 'success', physicalId: name };
  },

  unread: ['AccessControl'],
  read: readBucket,
  attributes(name, ctx) {
    const { BucketRegion } = ctx.call('s3', 'HeadBucket', { Bucket: name });
    return {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      DualStackDomainName: `${name}.s3.dualstack.${BucketRegion}.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${BucketRegion}.amazonaws.com`,
      WebsiteURL: `http://${name}.s3-website-${BucketRegion}.amazonaws.com`,
    };
  },
};

export function exists(name: string, ctx: Context): boolean {
  try {
    ctx.call('s3', 'HeadBucket', { Bucket: name });
    return true;
  } catch (error) {
    if (error instanceof AwsFault && error.status === 404) return false;
    throw error;
  }
}

/** What the bucket's events say of properties that have no effect here. */
function remarkOf({
  AccessControl = 'Private',
  ObjectLockConfiguration,
  ObjectLockEnabled,
  WebsiteConfiguration,
}: BucketProperties): { readonly remark?: string } {
  const recorded = [
    ...(AccessControl.startsWith('Public') || AccessControl.startsWith('Auth')
      ? ['nobody is granted access']
      : []),
    ...(ObjectLockEnabled || ObjectLockConfiguration ? ['no version is kept from being deleted'] : []),
    ...(WebsiteConfiguration ? ['no website is served'] : []),
  ];
  return recorded.length === 0 ? {} : { remark: `Recorded only: ${recorded.join(', ')}.` };
}

/** On AWS an old template's AccessControl fails today, unless the template also enables access control lists. */
function applyAcl(
  Bucket: string,
  properties: BucketProperties,
  previous: BucketProperties,
  ctx: Context,
): void {
  const { AccessControl = 'Private', OwnershipControls } = properties;
  if (AccessControl === (previous.AccessControl ?? 'Private')) return;
  const ownership = OwnershipControls?.Rules?.[0]?.ObjectOwnership ?? 'BucketOwnerEnforced';
  if (ownership === 'BucketOwnerEnforced') {
    if (AccessControl === 'Private') return;
    throw aclWithOwnership();
  }
  if (AccessControl === 'BucketOwnerFullControl') return;
  ctx.call('s3', 'PutBucketAcl', { Bucket, ACL: cannedAcl(AccessControl) as BucketCannedACL });
}

function applyProperties(
  Bucket: string,
  request: ResourceRequest,
  previous: BucketProperties,
  ctx: Context,
): void {
  const properties = request.properties as BucketProperties;
  for (const name of refused) {
    if (name in properties) throw notImplemented(`AWS::S3::Bucket: ${name} is not simulated.`);
  }
  const { VersioningConfiguration, PublicAccessBlockConfiguration, OwnershipControls } = properties;
  if (VersioningConfiguration || previous.VersioningConfiguration) {
    const Status = VersioningConfiguration?.Status ?? 'Suspended';
    ctx.call('s3', 'PutBucketVersioning', { Bucket, VersioningConfiguration: { Status } });
  }
  if (PublicAccessBlockConfiguration) {
    ctx.call('s3', 'PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration });
  }
  if (OwnershipControls) ctx.call('s3', 'PutBucketOwnershipControls', { Bucket, OwnershipControls });
  applyAcl(Bucket, properties, previous, ctx);
  const { ObjectLockConfiguration, WebsiteConfiguration } = properties;
  if (ObjectLockConfiguration)
    ctx.call('s3', 'PutObjectLockConfiguration', { Bucket, ObjectLockConfiguration });
  if (WebsiteConfiguration)
    ctx.call('s3', 'PutBucketWebsite', { Bucket, WebsiteConfiguration: website(properties) });
  else if (previous.WebsiteConfiguration) ctx.call('s3', 'DeleteBucketWebsite', { Bucket });
  if (properties.BucketEncryption) {
    ctx.call('s3', 'PutBucketEncryption', {
      Bucket,
      ServerSideEncryptionConfiguration: encryption(properties),
    });
  } else if (previous.BucketEncryption) ctx.call('s3', 'DeleteBucketEncryption', { Bucket });
  if (properties.LifecycleConfiguration) {
    ctx.call('s3', 'PutBucketLifecycleConfiguration', {
      Bucket,
      LifecycleConfiguration: lifecycle(properties),
    });
  } else if (previous.LifecycleConfiguration) ctx.call('s3', 'DeleteBucketLifecycle', { Bucket });
  if (properties.LoggingConfiguration || previous.LoggingConfiguration) {
    ctx.call('s3', 'PutBucketLogging', { Bucket, BucketLoggingStatus: logging(properties, Bucket) });
  }
  if (properties.NotificationConfiguration || previous.NotificationConfiguration) {
    ctx.call('s3', 'PutBucketNotificationConfiguration', {
      Bucket,
      NotificationConfiguration: notification(properties),
    });
  }
  if (properties.CorsConfiguration) {
    ctx.call('s3', 'PutBucketCors', { Bucket, CORSConfiguration: { CORSRules: corsRules(properties) } });
  } else if (previous.CorsConfiguration) ctx.call('s3', 'DeleteBucketCors', { Bucket });
  const own = properties.Tags ?? [];
  const TagSet = [...request.tags.filter((tag) => !own.some((other) => other.Key === tag.Key)), ...own];
  if (TagSet.length > 0) ctx.call('s3', 'PutBucketTagging', { Bucket, Tagging: { TagSet } });
}
