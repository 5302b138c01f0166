// Synthesises templates for plain CloudFormation: no bootstrap rule, no assets, nothing of the CDK in them. The templates of
// nested stacks are written beside the root's, and whoever deploys uploads them (see nested-template.ts).
// https://docs.aws.amazon.com/cdk/v2/guide/customize-synth.html
import { type FileAssetLocation, type ISynthesisSession, StackSynthesizer } from 'aws-cdk-lib/core';

export class PlainSynthesizer extends StackSynthesizer {
  override addFileAsset(): FileAssetLocation {
    // The only assets are the templates of nested stacks, whose URLs do not come from this location.
    return { bucketName: 'unused', objectKey: 'unused', httpUrl: 'unused', s3ObjectUrl: 'unused' };
  }

  override addDockerImageAsset(): never {
    throw new Error('The image is built by the pipeline, never by the CDK: there are no image assets here.');
  }

  override synthesize(session: ISynthesisSession): void {
    this.synthesizeTemplate(session);
    this.emitArtifact(session);
  }
}
