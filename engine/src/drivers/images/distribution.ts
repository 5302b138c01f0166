// A client of the OCI distribution API: https://github.com/opencontainers/distribution-spec (v1.1).
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { mediaTypes } from './oci.ts';

/** An error that a registry returned. */
export class RegistryError extends Error {
  readonly status: number;
  /** The registry's code, for example `NAME_UNKNOWN`, `MANIFEST_UNKNOWN` or `TAG_INVALID`. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export interface Manifest {
  readonly bytes: Buffer;
  readonly digest: string;
  readonly mediaType: string;
}

const manifestTypes = [
  mediaTypes.manifest,
  mediaTypes.index,
  mediaTypes.dockerManifest,
  mediaTypes.dockerIndex,
].join(', ');

export class Distribution {
  readonly #endpoint: string;
  readonly #authorization: string;

  /** @param password from ECR's GetAuthorizationToken, for the user `AWS` */
  constructor(endpoint: string, password: string) {
    this.#endpoint = endpoint.replace(/\/$/, '');
    this.#authorization = `Basic ${Buffer.from(`AWS:${password}`).toString('base64')}`;
  }

  /** @throws RegistryError when the registry refuses the password */
  async ping(signal?: AbortSignal): Promise<void> {
    await this.#drain(await this.#call('GET', '/v2/', signal ? { signal } : {}));
  }

  async manifest(repository: string, target: string, signal?: AbortSignal): Promise<Manifest> {
    const response = await this.#call('GET', `/v2/${repository}/manifests/${target}`, {
      headers: { accept: manifestTypes },
      ...(signal ? { signal } : {}),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    if (target.startsWith('sha256:') && target !== digest)
      throw new RegistryError(200, 'DIGEST_INVALID', `the registry sent ${digest} for ${target}`);
    const mediaType =
      response.headers.get('content-type') ?? (JSON.parse(bytes.toString()).mediaType as string);
    return { bytes, digest, mediaType };
  }

  /** The blob as a stream. Its digest is not verified. */
  async blob(repository: string, digest: string, signal?: AbortSignal): Promise<Readable> {
    const response = await this.#call('GET', `/v2/${repository}/blobs/${digest}`, signal ? { signal } : {});
    if (!response.body) return Readable.from([]);
    return Readable.fromWeb(response.body as import('node:stream/web').ReadableStream);
  }

  async hasBlob(repository: string, digest: string): Promise<boolean> {
    const response = await this.#fetch('HEAD', `/v2/${repository}/blobs/${digest}`, {});
    await this.#drain(response);
    // A missing repository returns 404 too; the upload that follows fails with the reason.
    if (response.status === 404) return false;
    if (!response.ok) await this.#refuse(response, '');
    return true;
  }

  /** Uploads as Docker does: POST, one PATCH with the bytes, PUT with the digest. */
  async putBlob(repository: string, digest: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const opened = await this.#call('POST', `/v2/${repository}/blobs/uploads/`, {});
    await this.#drain(opened);
    const patched = await this.#call('PATCH', this.#location(opened), {
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(bytes.length) },
      body: bytes,
    });
    await this.#drain(patched);
    const close = new URL(this.#location(patched), this.#endpoint);
    close.searchParams.set('digest', digest);
    await this.#drain(await this.#call('PUT', `${close.pathname}${close.search}`, {}));
  }

  async putManifest(repository: string, target: string, manifest: Manifest): Promise<void> {
    const response = await this.#call('PUT', `/v2/${repository}/manifests/${target}`, {
      headers: { 'content-type': manifest.mediaType },
      body: new Uint8Array(manifest.bytes),
    });
    await this.#drain(response);
  }

  #location(response: Response): string {
    const location = response.headers.get('location');
    if (!location)
      throw new RegistryError(response.status, 'UNKNOWN', 'the registry gave no upload location');
    const url = new URL(location, this.#endpoint);
    return `${url.pathname}${url.search}`;
  }

  async #call(method: string, path: string, init: RequestInit): Promise<Response> {
    const response = await this.#fetch(method, path, init);
    if (!response.ok) await this.#refuse(response, path);
    return response;
  }

  async #fetch(method: string, path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(`${this.#endpoint}${path}`, {
        ...init,
        method,
        headers: { ...(init.headers as Record<string, string>), authorization: this.#authorization },
      });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      const cause = (error as Error).cause instanceof Error ? ((error as Error).cause as Error) : undefined;
      throw new RegistryError(
        0,
        'UNAVAILABLE',
        `${this.#endpoint} does not answer: ${cause?.message ?? error}`,
      );
    }
  }

  async #refuse(response: Response, path: string): Promise<never> {
    const text = await response.text();
    let code = 'UNKNOWN';
    let message = text.trim() || `${response.status} for ${path}`;
    try {
      const first = (JSON.parse(text) as { errors?: { code?: string; message?: string }[] }).errors?.[0];
      code = first?.code ?? code;
      message = first?.message ?? message;
    } catch {
      // Not every error is the registry's JSON: otherwise its text is the message.
    }
    throw new RegistryError(response.status, code, message);
  }

  async #drain(response: Response): Promise<void> {
    await response.arrayBuffer();
  }
}
