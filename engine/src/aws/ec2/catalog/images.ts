// Machine images by their ids, and by what a launch request calls them.
import type { Context } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { findPublicImage, type PublicImage } from '../../../machine-images/public-images.ts';
import { imageUnknown, missingParameter } from '../faults.ts';
import { findInstanceType } from './instance-types.ts';

const malformed = fault(
  'InvalidAMIID.Malformed',
  (id: string) => `Invalid id: "${id}" (expecting "ami-...")`,
);

/** The image that an instance of a type was, or would be, launched from. */
export function findImage(region: string, id: string, instanceType: string): PublicImage | undefined {
  return findPublicImage(region, id, findInstanceType(instanceType)?.architecture);
}

/** `ami-…`, or `resolve:ssm:<parameter>[:<version>]` (EC2 guide, "Use a Systems Manager parameter"). */
export function requireImage(
  ctx: Context,
  imageIdOrParameter: string | undefined,
  instanceType: string,
): PublicImage {
  if (!imageIdOrParameter) throw missingParameter('ImageId');
  const parameter = /^resolve:ssm:(.+)$/.exec(imageIdOrParameter)?.[1];
  const id = parameter
    ? (ctx.call('ssm', 'GetParameter', { Name: parameter }).Parameter?.Value ?? '')
    : imageIdOrParameter;
  if (!id.startsWith('ami-')) throw malformed(id);
  const image = findImage(ctx.region, id, instanceType);
  if (!image) throw imageUnknown(id);
  return image;
}

/**
 * Whoever names an image in a call can name one that is there. Templates cannot: they are taken as they are, with a
 * stand-in for what only AWS knows.
 */
export function requireKnownImage(region: string, id: string): void {
  if (findPublicImage(region, id)?.isStandIn) throw imageUnknown(id);
}
