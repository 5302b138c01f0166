// Machine images by their ids, and by what a launch request calls them.
import type { Context } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { type PublicImage, publicImages } from '../../../machine-images/public-images.ts';
import { imageUnknown, missingParameter } from '../faults.ts';

const malformed = fault(
  'InvalidAMIID.Malformed',
  (id: string) => `Invalid id: "${id}" (expecting "ami-...")`,
);

export function findImage(region: string, id: string): PublicImage | undefined {
  return publicImages(region).find(({ imageId }) => imageId === id);
}

/** `ami-…`, or `resolve:ssm:<parameter>[:<version>]` (EC2 guide, "Use a Systems Manager parameter"). */
export function requireImage(ctx: Context, imageIdOrParameter: string | undefined): PublicImage {
  if (!imageIdOrParameter) throw missingParameter('ImageId');
  const parameter = /^resolve:ssm:(.+)$/.exec(imageIdOrParameter)?.[1];
  const id = parameter
    ? (ctx.call('ssm', 'GetParameter', { Name: parameter }).Parameter?.Value ?? '')
    : imageIdOrParameter;
  if (!id.startsWith('ami-')) throw malformed(id);
  const image = findImage(ctx.region, id);
  if (!image) throw imageUnknown(id);
  return image;
}
