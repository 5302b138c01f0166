// Why an image could not be pulled, in ECS's words, from those of Docker, containerd and Podman.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html

export interface FailedPull {
  readonly image: string;
  readonly registry: string;
  /** Whose credentials the pull had: the user's, or those of the secret that the container names. */
  readonly credentials?: 'user' | 'secret' | undefined;
}

const wrongPlatform =
  /no matching manifest|no image found in (manifest list|image index)|no child with platform|does not match the specified platform/i;
const refused = /denied|unauthorized|authentication required|no basic auth|authorization failed|\b40[13]\b/i;
const unknown =
  /manifest unknown|name unknown|manifest for .* not found|requested image not found|: not found|\b404\b/i;

export function pullFailure(message: string, { image, registry, credentials }: FailedPull): string {
  if (wrongPlatform.test(message))
    return `image Manifest does not contain descriptor matching platform: ${image}: ${message}`;
  const failed = `pull image manifest has been retried 1 time(s): failed to resolve ref ${image}`;
  // Docker Hub says "denied" of what does not exist, so credentials come first.
  if (refused.test(message)) {
    const advice = {
      secret: `${registry} does not accept the username and password of the secret that repositoryCredentials names`,
      user: `${registry} does not accept the credentials that you have for it`,
      none: `there are no credentials for ${registry}: run \`docker login ${registry}\`, or name a secret in repositoryCredentials`,
    }[credentials ?? 'none'];
    return `${failed}: pull access denied, repository does not exist or may require authorization: ${advice} (${message})`;
  }
  if (unknown.test(message)) return `${failed}: ${image}: not found`;
  // Podman asks this machine's port 80 for it.
  if (registry === 'localhost')
    return `${failed}: ${image}: not found: \`localhost/\` names images that were built on this machine, and there is none of this name`;
  return `${failed}: ${message}`;
}
