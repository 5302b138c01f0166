// A project whose source and artifacts are in S3, and a stand-in for its role, for tests.
import { standInRoles } from '../../../testing/role-stand-in.ts';

export const buildRoles = standInRoles('codebuild.amazonaws.com');

export const project = {
  name: 'image',
  source: { type: 'S3', location: 'sources/app.zip' },
  artifacts: { type: 'S3', location: 'sources', path: 'out', packaging: 'ZIP', name: 'app' },
  environment: {
    type: 'LINUX_CONTAINER',
    image: 'aws/codebuild/standard:7.0',
    computeType: 'BUILD_GENERAL1_SMALL',
  },
  serviceRole: 'arn:aws:iam::000000000000:role/build',
} as const;
