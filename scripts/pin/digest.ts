// The digest that a registry has under an image's tag, without Docker.
// https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
// https://distribution.github.io/distribution/spec/auth/token/

export interface ImageName {
  /** `gcr.io`, `registry-1.docker.io`, `localhost:5000` */
  readonly registry: string;
  /** `distroless/nodejs24-debian13` */
  readonly repository: string;
  readonly tag: string;
}

export interface RegistryLogin {
  /** `user:password`, for a registry that has no anonymous tokens. */
  readonly basic?: string;
}

// First the list of all platforms: its digest serves each of them.
const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** @throws Error when the reference has no tag */
export function parseImageName(reference: string): ImageName {
  const [name = ''] = reference.split('@');
  const tag = /:([\w][\w.-]*)$/.exec(name)?.[1];
  if (tag === undefined) throw new Error(`${reference} has no tag, so there is no newer digest to look for.`);
  const path = name.slice(0, -tag.length - 1);
  const [first = '', ...rest] = path.split('/');
  // As Docker does: what has a dot or a port, or is localhost, is a registry.
  if (rest.length > 0 && (/[.:]/.test(first) || first === 'localhost'))
    return { registry: first, repository: rest.join('/'), tag };
  return { registry: 'registry-1.docker.io', repository: rest.length > 0 ? path : `library/${path}`, tag };
}

/**
 * @param reference `registry/name:tag`, with a digest or without
 * @returns `sha256:…`
 * @throws Error that names the image, when the registry refuses or cannot be reached
 */
export async function currentDigest(reference: string, login: RegistryLogin = {}): Promise<string> {
  const image = parseImageName(reference);
  const scheme = /^(localhost|127\.\d+\.\d+\.\d+)(:|$)/.test(image.registry) ? 'http' : 'https';
  const url = `${scheme}://${image.registry}/v2/${image.repository}/manifests/${image.tag}`;
  const ask = (authorization?: string) =>
    fetch(url, {
      method: 'HEAD',
      headers: { accept: manifestTypes, ...(authorization !== undefined && { authorization }) },
    });
  let response: Response;
  try {
    response = await ask();
    if (response.status === 401) {
      const challenge = response.headers.get('www-authenticate') ?? '';
      const authorization = await answerTo(challenge, login);
      if (authorization !== undefined) response = await ask(authorization);
    }
  } catch (error) {
    const { cause } = error as { cause?: { message?: string } };
    throw new Error(`${image.registry} cannot be reached: ${cause?.message ?? (error as Error).message}`);
  }
  if (!response.ok) throw new Error(`${reference}: ${image.registry} answers ${response.status}.`);
  const digest = response.headers.get('docker-content-digest') ?? '';
  if (!/^sha256:[0-9a-f]{64}$/.test(digest))
    throw new Error(`${reference}: ${image.registry} names no digest.`);
  return digest;
}

/** `Bearer realm="https://auth.docker.io/token",service="…",scope="…"` */
async function answerTo(challenge: string, { basic }: RegistryLogin): Promise<string | undefined> {
  if (/^basic/i.test(challenge))
    return basic === undefined ? undefined : `Basic ${Buffer.from(basic).toString('base64')}`;
  const fields = new Map([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const realm = fields.get('realm');
  if (realm === undefined) return undefined;
  const url = new URL(realm);
  for (const name of ['service', 'scope'])
    if (fields.has(name)) url.searchParams.set(name, fields.get(name)!);
  const response = await fetch(url);
  const body = (await response.json()) as { readonly token?: string; readonly access_token?: string };
  const token = body.token ?? body.access_token;
  return token === undefined ? undefined : `Bearer ${token}`;
}
