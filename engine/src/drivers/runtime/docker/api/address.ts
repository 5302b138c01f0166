// Where a container engine listens.

export type EngineAddress =
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls?: EngineTls };

export interface EngineTls {
  /** PEM. */
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
  readonly isVerified: boolean;
}

/** As it is written in DOCKER_HOST. */
export function addressText(address: EngineAddress): string {
  if (address.kind === 'socket')
    return address.path.startsWith('\\\\')
      ? `npipe://${address.path.replaceAll('\\', '/')}`
      : `unix://${address.path}`;
  return `tcp://${address.host}:${address.port}`;
}

/** @throws Error when the text is no address that this engine can connect to. */
export function parseAddress(text: string, tls?: EngineTls): EngineAddress {
  const [, scheme = '', rest = ''] = /^([a-z]+):\/\/(.*)$/.exec(text) ?? [];
  if (scheme === 'unix' && rest.startsWith('/')) return { kind: 'socket', path: rest };
  if (scheme === 'npipe' && rest) return { kind: 'socket', path: rest.replaceAll('/', '\\') };
  if (scheme === 'tcp' || scheme === 'http' || scheme === 'https') {
    const url = URL.parse(`http://${rest}`);
    if (url?.hostname) {
      const isTls = tls !== undefined || scheme === 'https';
      const port = Number(url.port) || (isTls ? 2376 : 2375);
      return {
        kind: 'tcp',
        host: url.hostname,
        port,
        ...(isTls ? { tls: tls ?? { isVerified: true } } : {}),
      };
    }
  }
  throw new Error(
    scheme === 'ssh'
      ? `${text}: a container engine behind SSH cannot publish ports on this machine; use one on this machine`
      : `${text} is not a container engine's address: unix:///path, tcp://host:port or npipe:////./pipe/name`,
  );
}
