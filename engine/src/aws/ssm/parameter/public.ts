// The parameters that AWS publishes: the ids of the newest machine images, and the images of log routers. They come from the list that EC2's
// DescribeImages returns, so an instance can be launched from an id that is read here.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html
import { type PublicImage, publicImages } from '../../../machine-images/public-images.ts';
import type { ParameterRecord } from '../state.ts';

const byRegion = new Map<string, ReadonlyMap<string, ParameterRecord>>();

export function publicParameters(region: string): ReadonlyMap<string, ParameterRecord> {
  const known = byRegion.get(region);
  if (known) return known;
  const created = new Map(
    publicImages(region)
      .flatMap(parametersOf)
      .map(({ name, value }) => [name, publicParameter(name, value)] as const),
  );
  byRegion.set(region, created);
  return created;
}

/**
 * A public parameter by its name. Versions that are not the newest one have parameters too: `…/<image name>/image_id` of
 * ECS-optimised images, `…/1.20.0/image_id` of Bottlerocket. The engine has one image of each family, and returns that.
 */
export function findPublicParameter(name: string, region: string): ParameterRecord | undefined {
  const known = publicParameters(region);
  const found = known.get(name) ?? logRouter(name, region);
  if (found || !name.startsWith('/aws/service/')) return found;
  const newest = name
    .replace(
      /^(\/aws\/service\/ecs\/optimized-ami\/.+)\/(?:amzn|al2023)[\w.-]+(?=\/image_id$)/,
      '$1/recommended',
    )
    .replace(/^(\/aws\/service\/bottlerocket\/[\w-]+\/\w+)\/v?\d[\w.-]*(?=\/image_)/, '$1/latest');
  const like = newest === name ? undefined : known.get(newest);
  return like && { ...like, name };
}

/**
 * `/aws/service/aws-for-fluent-bit/<version>`: the image of FireLens's log router.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-using-fluentbit.html
 */
function logRouter(name: string, region: string): ParameterRecord | undefined {
  const [, version] =
    /^\/aws\/service\/aws-for-fluent-bit\/((?:init-)?(?:latest|stable|\d+\.[\w.-]+))$/.exec(name) ?? [];
  if (version === undefined) return undefined;
  return publicParameter(name, `906394416424.dkr.ecr.${region}.amazonaws.com/aws-for-fluent-bit:${version}`);
}

function parametersOf(image: PublicImage): { readonly name: string; readonly value: string }[] {
  const ids = [image.ssmParameter, ...image.otherSsmParameters].map((name) => ({
    name,
    value: image.imageId,
  }));
  if (!image.ecsOptimized) return ids;
  if (image.os === 'Bottlerocket') {
    const version = /-(v[\d.]+-\w+)$/.exec(image.name)?.[1]?.slice(1) ?? '';
    return [...ids, { name: image.ssmParameter.replace(/image_id$/, 'image_version'), value: version }];
  }
  // An ECS-optimised image also has its metadata: as JSON at `…/recommended`, and each member of it in a parameter below.
  const base = image.ssmParameter.replace(/\/image_id$/, '');
  const members = {
    ecs_agent_version: image.ecsAgentVersion ?? '',
    ecs_runtime_version: image.ecsRuntimeVersion ?? '',
    image_name: image.name,
    image_version: /(\d+\.\d+\.\d{8})/.exec(image.name)?.[1] ?? '',
    os: image.os,
  };
  return [
    ...ids,
    { name: base, value: JSON.stringify({ ...members, image_id: image.imageId, schema_version: 1 }) },
    ...Object.entries(members).map(([member, value]) => ({ name: `${base}/${member}`, value })),
  ];
}

function publicParameter(name: string, value: string): ParameterRecord {
  return {
    name,
    tags: {},
    versions: [
      {
        version: 1,
        type: 'String',
        value,
        tier: 'Standard',
        dataType: value.startsWith('ami-') ? 'aws:ec2:image' : 'text',
        labels: [],
        modifiedAt: Date.UTC(2026, 0, 1),
      },
    ],
  };
}
