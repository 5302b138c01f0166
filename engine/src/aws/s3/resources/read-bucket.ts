// A bucket's settings as AWS::S3::Bucket has them. What CloudFormation names otherwise than S3 is compared in S3's form: where
// it is no longer what the template makes, it is shown in that form.
import { isDeepStrictEqual } from 'node:util';
import type { Properties } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { plain } from '../../../kernel/plain.ts';
import {
  type BucketProperties,
  corsRules,
  encryption,
  lifecycle,
  logging,
  notification,
  website,
} from './bucket-properties.ts';

/** @throws AwsFault when the bucket is gone */
export function readBucket(Bucket: string, given: Properties, ctx: Context): object {
  ctx.call('s3', 'HeadBucket', { Bucket });
  const properties = given as BucketProperties;
  const as = <T>(property: T, expected: object, actual: object | undefined) =>
    actual && isDeepStrictEqual(plain(expected), plain({ ...actual })) ? property : actual;
  const unlessUnset = <T>(get: () => T) => unset(get);
  const encrypted = unlessUnset(() => ctx.call('s3', 'GetBucketEncryption', { Bucket }));
  const notified = ctx.call('s3', 'GetBucketNotificationConfiguration', { Bucket });
  const cors = unlessUnset(() => ctx.call('s3', 'GetBucketCors', { Bucket }).CORSRules);
  const rules = unlessUnset(() => ctx.call('s3', 'GetBucketLifecycleConfiguration', { Bucket }).Rules);
  const served = unlessUnset(() => ctx.call('s3', 'GetBucketWebsite', { Bucket }));
  const lock = unlessUnset(() =>
    ctx.call('s3', 'GetObjectLockConfiguration', { Bucket }),
  )?.ObjectLockConfiguration;
  const { LoggingEnabled } = ctx.call('s3', 'GetBucketLogging', { Bucket });
  const { $metadata: _, ...notifications } = notified as typeof notified & { $metadata?: unknown };
  return {
    BucketName: Bucket,
    VersioningConfiguration: ctx.call('s3', 'GetBucketVersioning', { Bucket }),
    PublicAccessBlockConfiguration: unlessUnset(() => ctx.call('s3', 'GetPublicAccessBlock', { Bucket }))
      ?.PublicAccessBlockConfiguration,
    OwnershipControls: unlessUnset(() => ctx.call('s3', 'GetBucketOwnershipControls', { Bucket }))
      ?.OwnershipControls,
    BucketEncryption: as(
      properties.BucketEncryption,
      encryption(properties),
      encrypted?.ServerSideEncryptionConfiguration,
    ),
    LifecycleConfiguration:
      rules && as(properties.LifecycleConfiguration, lifecycle(properties), { Rules: rules }),
    LoggingConfiguration:
      LoggingEnabled && as(properties.LoggingConfiguration, logging(properties, Bucket), { LoggingEnabled }),
    NotificationConfiguration: as(
      properties.NotificationConfiguration,
      notification(properties),
      notifications,
    ),
    CorsConfiguration:
      cors && as(properties.CorsConfiguration, { CORSRules: corsRules(properties) }, { CORSRules: cors }),
    WebsiteConfiguration: served && as(properties.WebsiteConfiguration, website(properties), served),
    ...(lock && { ObjectLockEnabled: true }),
    ObjectLockConfiguration: as(
      properties.ObjectLockConfiguration,
      properties.ObjectLockConfiguration ?? { ObjectLockEnabled: 'Enabled' },
      lock,
    ),
    Tags: unlessUnset(() => ctx.call('s3', 'GetBucketTagging', { Bucket }))?.TagSet,
  };
}

/** S3 answers with a fault where there is no such configuration. */
function unset<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch (error) {
    if (error instanceof AwsFault && error.status === 404) return undefined;
    throw error;
  }
}
