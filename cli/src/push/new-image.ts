// A local image becomes one of ECR, under a tag of its own content: pushed a second time, it is there already.
import { UserError } from '../errors/user-error.ts';
import type { Clients } from '../targets/clients.ts';
import { type LocalImage, pushImage } from './image-program.ts';

export interface NewImage {
  readonly tag: string;
  readonly digest: string;
  readonly wasThere: boolean;
}

const tagDigits = 12;

export async function newImage(
  { ecr }: Pick<Clients, 'ecr'>,
  local: LocalImage,
  { repositoryUri, repositoryName }: { readonly repositoryUri: string; readonly repositoryName: string },
): Promise<NewImage> {
  const tag = `pushed-${local.id.slice(0, tagDigits)}`;
  const there = await digestOf(ecr, repositoryName, tag);
  if (there) return { tag, digest: there, wasThere: true };
  const { authorizationData: [login] = [] } = await ecr.getAuthorizationToken({});
  const password = Buffer.from(login?.authorizationToken ?? '', 'base64')
    .toString()
    .replace(/^AWS:/, '');
  await pushImage(local, `${repositoryUri}:${tag}`, {
    host: repositoryUri.slice(0, repositoryUri.indexOf('/')),
    password,
    isSecure: login?.proxyEndpoint?.startsWith('http://') !== true,
  });
  const digest = await digestOf(ecr, repositoryName, tag);
  if (!digest) throw new UserError(`${repositoryUri}:${tag} was pushed, and is not in the repository.`);
  return { tag, digest, wasThere: false };
}

async function digestOf(
  ecr: Clients['ecr'],
  repositoryName: string,
  imageTag: string,
): Promise<string | undefined> {
  try {
    const { imageDetails = [] } = await ecr.describeImages({ repositoryName, imageIds: [{ imageTag }] });
    return imageDetails[0]?.imageDigest;
  } catch (error) {
    if ((error as Error).name === 'ImageNotFoundException') return undefined;
    throw error;
  }
}
