// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { exists } from './bucket.ts';

export const bucketPolicyResource: ResourceType = {
  type: 'AWS::S3::BucketPolicy',

  create(request, ctx) {
    const { Bucket, Policy } = read(request);
    ctx.call('s3', 'PutBucketPolicy', { Bucket, Policy });
    return { status: 'success', physicalId: Bucket };
  },

  update(bucket, request, ctx) {
    ctx.call('s3', 'PutBucketPolicy', { Bucket: bucket, Policy: read(request).Policy });
    return { status: 'success', physicalId: bucket };
  },

  delete(bucket, _request, ctx) {
    if (exists(bucket, ctx)) ctx.call('s3', 'DeleteBucketPolicy', { Bucket: bucket });
    return { status: 'success', physicalId: bucket };
  },

  read: (Bucket, _properties, ctx) => ({
    Bucket,
    PolicyDocument: ctx.call('s3', 'GetBucketPolicy', { Bucket }).Policy,
  }),
  attributes: () => ({}),
};

function read({ properties }: ResourceRequest): { readonly Bucket: string; readonly Policy: string } {
  const document = properties.PolicyDocument;
  return {
    Bucket: properties.Bucket as string,
    Policy: typeof document === 'string' ? document : JSON.stringify(document),
  };
}
