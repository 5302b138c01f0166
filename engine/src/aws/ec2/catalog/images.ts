// Machine images: those that the engine knows, and how a launch names one.
import type { Context } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { type PublicImage, publicImages } from '../../../machine-images/public-images.ts';
import { imageUnknown, missingParameter } from '../faults.ts';

const malformed = fault(
  'InvalidAMIID.Malformed',
  (id: string) => `Invalid id: "${id}" (expecting "ami-...")`,
);

export function imageById(region: string, id: string): PublicImage | undefined {
  return publicImages(region).find(({ imageId }) => imageId === id);
}

/** `ami-…`, or `resolve:ssm:<parameter>[:<version>]` (EC2 guide, "Use a Systems Manager parameter"). */
export function requiredImage(ctx: Context, asked: string | undefined): PublicImage {
  if (!asked) throw missingParameter('ImageId');
  const parameter = /^resolve:ssm:(.+)$/.exec(asked)?.[1];
  const id = parameter
    ? (ctx.call('ssm', 'GetParameter', { Name: parameter }).Parameter?.Value ?? '')
    : asked;
  if (!id.startsWith('ami-')) throw malformed(id);
  const image = imageById(ctx.region, id);
  if (!image) throw imageUnknown(id);
  return image;
}
