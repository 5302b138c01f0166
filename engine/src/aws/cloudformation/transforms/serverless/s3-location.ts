// Where code is in S3: `s3://bucket/key?versionId=version`, or an object with Bucket, Key and Version.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-functioncode.html
import { isObject, type Json, type JsonObject } from '../../template/json.ts';

/** In Lambda's form, or undefined where it is neither. */
export function s3Location(uri: Json | undefined): JsonObject | undefined {
  if (isObject(uri)) {
    const { Bucket, Key, Version } = uri;
    return Bucket === undefined || Key === undefined ? undefined : location(Bucket, Key, Version);
  }
  const [, bucket, key, version] = /^s3:\/\/([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(String(uri)) ?? [];
  return bucket === undefined || key === undefined ? undefined : location(bucket, key, version);
}

const location = (S3Bucket: Json, S3Key: Json, version: Json | undefined): JsonObject => ({
  S3Bucket,
  S3Key,
  ...(version === undefined ? {} : { S3ObjectVersion: version }),
});
