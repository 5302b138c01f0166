// Image references, as Docker reads them: `[registry/]repository[:tag][@digest]`.
// https://pkg.go.dev/github.com/distribution/reference

export interface ImageReference {
  /** Host and port; `docker.io` when the reference has none. */
  readonly registry: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

const repositoryPattern = /^[a-z0-9]+(?:(?:\.|_|__|-+|\/)[a-z0-9]+)*$/;
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const digestPattern = /^sha256:[0-9a-f]{64}$/;

/** @throws Error with Docker's message when it is not a reference */
export function parseReference(text: string): ImageReference {
  const invalid = () => new Error(`invalid reference format: ${text}`);
  const [named = '', digest, ...rest] = text.split('@');
  if (rest.length > 0 || (digest !== undefined && !digestPattern.test(digest))) throw invalid();
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  const name = colon < 0 ? named : named.slice(0, colon);
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  // A first part with a dot, a port, or `localhost` is a registry; anything else is part of Docker Hub's name.
  const isRegistry = /[.:]/.test(first) || first === 'localhost';
  const path = isRegistry ? name.slice(slash + 1) : name;
  if (!repositoryPattern.test(path) || (tag !== undefined && !tagPattern.test(tag))) throw invalid();
  return {
    registry: isRegistry ? first : 'docker.io',
    repository: isRegistry || path.includes('/') ? path : `library/${path}`,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** The digest if there is one, otherwise the tag, otherwise `latest`. */
export function referenceTarget(reference: ImageReference): string {
  return reference.digest ?? reference.tag ?? 'latest';
}

/**
 * Whether this is the engine's own registry: one of ECR's host names, or a loopback address. The port does not matter,
 * because an engine that resumes its state on another port must still find its images by their old names.
 */
export function isEngineRegistry(registry: string): boolean {
  if (/^\d{12}\.dkr\.ecr(-fips)?\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/.test(registry)) return true;
  return /^(127\.0\.0\.1|localhost|\[::1\]|host\.docker\.internal)(:\d+)?$/.test(registry);
}
