// The OCI distribution API, which `docker push` and `docker pull` use, on top of ECR's operations.
// https://github.com/opencontainers/distribution-spec/blob/main/spec.md; ECR's user guide says which parts ECR supports.

import { loginOfPassword, type RegistryLogin } from '../contracts/registry-password.ts';
import type { Blobs } from '../kernel/blobs.ts';
import { AwsFault } from '../kernel/faults.ts';
import type { Input, Output } from '../kernel/operation-types.ts';
import type { Route } from './gateway.ts';
import type { WireRequest, WireResponse } from './request.ts';

export interface RegistryParts {
  /** @param login without a region: the engine's default one */
  call<O extends string>(login: RegistryLogin, operation: O, input: Input<'ecr', O>): Output<'ecr', O>;
  readonly blobs: Pick<Blobs, 'get' | 'sizeBytes'>;
}

/** The registry of one region. */
interface Registry {
  call<O extends string>(operation: O, input: Input<'ecr', O>): Output<'ecr', O>;
  readonly blobs: RegistryParts['blobs'];
}

interface Target {
  readonly name: string;
  readonly rest: string;
}

export function ociDistribution(parts: RegistryParts): Route {
  return {
    // A layer comes in one piece.
    maxBodyBytes: 1024 ** 3,
    refuse: ({ headers }) =>
      headers.authorization
        ? undefined
        : failure(401, 'UNAUTHORIZED', 'Log in first: any user name and password will do.', {
            'www-authenticate': 'Basic realm="Drydock",service="ecr"',
          }),
    answer: (request) => {
      const login = loginOf(request.headers.authorization ?? '');
      try {
        // The token that it logs in with has come without a call, where a build holds it already.
        if (login.caller && request.path === '/v2/') parts.call(login, 'GetAuthorizationToken', {});
        return dispatch(
          { blobs: parts.blobs, call: (operation, input) => parts.call(login, operation, input) },
          request,
        );
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        const [status, code] = registryErrors.get(error.code) ?? [error.status, 'UNSUPPORTED'];
        return failure(status, code, error.message);
      }
    },
  };
}

/** Status and error code in the OCI distribution API for each of ECR's faults. */
const registryErrors: ReadonlyMap<string, readonly [number, string]> = new Map([
  ['RepositoryNotFoundException', [404, 'NAME_UNKNOWN']],
  ['ImageNotFoundException', [404, 'MANIFEST_UNKNOWN']],
  ['ImageTagAlreadyExistsException', [400, 'TAG_INVALID']],
  ['ImageDigestDoesNotMatchException', [400, 'DIGEST_INVALID']],
  ['LayersNotFoundException', [404, 'MANIFEST_BLOB_UNKNOWN']],
  ['InvalidLayerException', [400, 'DIGEST_INVALID']],
  ['InvalidLayerPartException', [416, 'BLOB_UPLOAD_INVALID']],
  ['UploadNotFoundException', [404, 'BLOB_UPLOAD_UNKNOWN']],
  ['InvalidParameterException', [400, 'MANIFEST_INVALID']],
  ['AccessDeniedException', [403, 'DENIED']],
]);

function dispatch(parts: Registry, request: WireRequest): WireResponse {
  const path = decodedPath(request.path);
  if (path === undefined) return failure(400, 'NAME_INVALID', `The path has a malformed escape`);
  if (path === '/v2/' || path === '/v2') return json(200, {});
  if (path === '/v2/_catalog') {
    const { repositories = [] } = parts.call('DescribeRepositories', {});
    return json(200, { repositories: repositories.map(({ repositoryName }) => repositoryName) });
  }
  const target = (marker: string): Target | undefined => {
    const at = path.lastIndexOf(marker);
    return at > 4 ? { name: path.slice(4, at), rest: path.slice(at + marker.length) } : undefined;
  };
  const upload = target('/blobs/uploads/');
  if (upload) return uploads(parts, request, upload);
  const blob = target('/blobs/');
  if (blob) return blobs(parts, request, blob);
  const manifest = target('/manifests/');
  if (manifest) return manifests(parts, request, manifest);
  const tags = target('/tags/list');
  if (tags && request.method === 'GET') {
    const { imageIds = [] } = parts.call('ListImages', {
      repositoryName: tags.name,
      filter: { tagStatus: 'TAGGED' },
    });
    return json(200, { name: tags.name, tags: imageIds.map(({ imageTag }) => imageTag).sort() });
  }
  return failure(404, 'NOT_FOUND', `The registry has no ${request.method} ${path}`);
}

function decodedPath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function manifests(parts: Registry, request: WireRequest, { name, rest }: Target): WireResponse {
  const id = rest.startsWith('sha256:') ? { imageDigest: rest } : { imageTag: rest };
  switch (request.method) {
    case 'GET':
    case 'HEAD': {
      const { images = [] } = parts.call('BatchGetImage', { repositoryName: name, imageIds: [id] });
      const image = images[0];
      if (!image) return failure(404, 'MANIFEST_UNKNOWN', 'Requested image not found');
      const body = image.imageManifest ?? '';
      return {
        status: 200,
        headers: {
          'content-type': image.imageManifestMediaType ?? 'application/json',
          'docker-content-digest': image.imageId?.imageDigest ?? '',
          'content-length': String(Buffer.byteLength(body)),
        },
        body,
      };
    }
    case 'PUT': {
      const digest = putManifest(parts, request, name, id);
      return {
        status: 201,
        headers: { location: `/v2/${name}/manifests/${digest}`, 'docker-content-digest': digest },
        body: '',
      };
    }
    case 'DELETE': {
      const { imageIds = [] } = parts.call('BatchDeleteImage', { repositoryName: name, imageIds: [id] });
      if (imageIds.length === 0) return failure(404, 'MANIFEST_UNKNOWN', 'Requested image not found');
      return { status: 202, headers: {}, body: '' };
    }
    default:
      return notAllowed(request, 'GET, HEAD, PUT, DELETE');
  }
}

/** Pushing the same image with the same tag again succeeds, though PutImage fails. */
function putManifest(
  parts: Registry,
  request: WireRequest,
  name: string,
  id: { imageDigest?: string; imageTag?: string },
): string {
  try {
    const { image } = parts.call('PutImage', {
      repositoryName: name,
      imageManifest: Buffer.from(request.body).toString(),
      imageManifestMediaType: request.headers['content-type'],
      ...id,
    });
    return image?.imageId?.imageDigest ?? '';
  } catch (error) {
    if (!(error instanceof AwsFault) || error.code !== 'ImageAlreadyExistsException') throw error;
    return /digest '([^']+)'/.exec(error.message)?.[1] ?? '';
  }
}

function blobs(parts: Registry, request: WireRequest, { name, rest: digest }: Target): WireResponse {
  if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed(request, 'GET, HEAD');
  const { layers = [] } = parts.call('BatchCheckLayerAvailability', {
    repositoryName: name,
    layerDigests: [digest],
  });
  if (layers[0]?.layerAvailability !== 'AVAILABLE')
    return failure(404, 'BLOB_UNKNOWN', `blob ${digest} is unknown`);
  return {
    status: 200,
    headers: {
      'content-type': 'application/octet-stream',
      'docker-content-digest': digest,
      'content-length': String(parts.blobs.sizeBytes(digest)),
    },
    body: request.method === 'HEAD' ? '' : parts.blobs.get(digest),
  };
}

function uploads(parts: Registry, request: WireRequest, { name, rest: uploadId }: Target): WireResponse {
  const digest = request.query.get('digest') ?? undefined;
  switch (request.method) {
    case 'POST': {
      const { uploadId: id = '' } = parts.call('InitiateLayerUpload', { repositoryName: name });
      return digest ? complete(parts, request, { name, rest: id }, digest, 0) : progress(202, name, id, 0);
    }
    case 'PATCH': {
      const received = append(parts, request, { name, rest: uploadId }, firstByteOf(request));
      return progress(202, name, uploadId, received);
    }
    case 'PUT':
      if (!digest) return failure(400, 'DIGEST_INVALID', 'A digest is needed to complete an upload');
      return complete(parts, request, { name, rest: uploadId }, digest, firstByteOf(request));
    default:
      return notAllowed(request, 'POST, PATCH, PUT');
  }
}

function complete(
  parts: Registry,
  request: WireRequest,
  { name, rest: uploadId }: Target,
  digest: string,
  firstByte: number,
): WireResponse {
  if (request.body.length > 0) append(parts, request, { name, rest: uploadId }, firstByte);
  try {
    parts.call('CompleteLayerUpload', { repositoryName: name, uploadId, layerDigests: [digest] });
  } catch (error) {
    if (!(error instanceof AwsFault) || error.code !== 'LayerAlreadyExistsException') throw error;
  }
  return {
    status: 201,
    headers: { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest },
    body: '',
  };
}

/** Returns how many bytes the upload has now. */
function append(
  parts: Registry,
  request: WireRequest,
  { name, rest: uploadId }: Target,
  first: number,
): number {
  const { lastByteReceived = -1 } = parts.call('UploadLayerPart', {
    repositoryName: name,
    uploadId,
    partFirstByte: first,
    partLastByte: first + request.body.length - 1,
    layerPartBlob: request.body,
  });
  return lastByteReceived + 1;
}

/** From Content-Range (`0-1023`), otherwise from the `at` in the last Location header. */
function firstByteOf(request: WireRequest): number {
  const range = /^(?:bytes )?(\d+)-/.exec(request.headers['content-range'] ?? '')?.[1];
  return Number(range ?? request.query.get('at') ?? 0);
}

function progress(status: number, name: string, uploadId: string, receivedBytes: number): WireResponse {
  return {
    status,
    headers: {
      location: `/v2/${name}/blobs/uploads/${uploadId}?at=${receivedBytes}`,
      range: `0-${Math.max(0, receivedBytes - 1)}`,
      'docker-upload-uuid': uploadId,
    },
    body: '',
  };
}

const json = (status: number, body: unknown): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'docker-distribution-api-version': 'registry/2.0' },
  body: JSON.stringify(body),
});

function failure(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): WireResponse {
  const response = json(status, { errors: [{ code, message }] });
  return { ...response, headers: { ...response.headers, ...headers } };
}

const notAllowed = (request: WireRequest, allow: string) =>
  failure(405, 'UNSUPPORTED', `${request.method} is not supported here`, { allow });

function loginOf(authorization: string): RegistryLogin {
  const [, credentials = ''] = authorization.split(' ');
  const userAndPassword = Buffer.from(credentials, 'base64').toString();
  return loginOfPassword(userAndPassword.slice(userAndPassword.indexOf(':') + 1));
}
