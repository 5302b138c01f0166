// An example of each of the service's resource types, for the contract suite.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { bucketPolicy, ref } from '../../testing/resource-examples/surroundings.ts';

export const examples: Examples = {
  'AWS::S3::Bucket': {
    absent: ['MetadataTableConfiguration', 'MetadataConfiguration'],
    create: {},
    update: { VersioningConfiguration: { Status: 'Enabled' } },
    replace: { BucketName: 'other-bucket' },
  },
  'AWS::S3::BucketPolicy': {
    prerequisites: { Bucket: { Type: 'AWS::S3::Bucket' } },
    create: { Bucket: ref('Bucket'), PolicyDocument: bucketPolicy('s3:GetObject') },
    update: { PolicyDocument: bucketPolicy('s3:PutObject') },
  },
};
