// Pulls a container's image. Failures have ECS's messages.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
import { Distribution, RegistryError } from '../../images/distribution.ts';
import type { ImageFolder, UnpackedImage } from '../../images/image-folder.ts';
import { type ImageReference, isEngineRegistry, parseReference } from '../../images/reference.ts';
import { TaskFailure } from '../lifecycle/failure.ts';

/** @throws TaskFailure whose message begins with an ECS error name */
export async function pullContainerImage(
  images: ImageFolder,
  endpoint: string,
  image: string,
): Promise<UnpackedImage> {
  let reference: ImageReference;
  try {
    reference = parseReference(image);
  } catch (error) {
    throw new TaskFailure(`CannotPullContainerError: ${(error as Error).message}`);
  }
  if (!isEngineRegistry(reference.registry))
    throw new TaskFailure(
      `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: the process runtime only pulls from this engine's own registry, at ${new URL(endpoint).host}: push the image there, or use a container engine (--runtime docker)`,
    );
  try {
    return await images.pull(new Distribution(endpoint, 'runtime'), reference);
  } catch (error) {
    throw new TaskFailure(`CannotPullContainerError: ${why(error, image)}`);
  }
}

function why(error: unknown, image: string): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof RegistryError)) return message;
  const failed = `pull image manifest has been retried 1 time(s): failed to resolve ref ${image}`;
  switch (error.code) {
    case 'MANIFEST_UNKNOWN':
      return `${failed}: ${image}: not found`;
    case 'NAME_UNKNOWN':
      return `${failed}: pull access denied, repository does not exist or may require authorization: ${message}`;
    default:
      return `${failed}: ${message}`;
  }
}
