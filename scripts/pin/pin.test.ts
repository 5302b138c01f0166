// Moving pinned base images, against a registry that asks for a token and against the engine's own.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startCloud } from '../../engine/src/cloud/cloud.ts';
import { currentDigest, parseImageName } from './digest.ts';
import { movePins } from './pin.ts';

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each([
  ['gcr.io/distroless/nodejs24-debian13:nonroot', ['gcr.io', 'distroless/nodejs24-debian13', 'nonroot']],
  [`localhost:5000/app:1@${digest('a')}`, ['localhost:5000', 'app', '1']],
  ['node:24', ['registry-1.docker.io', 'library/node', '24']],
  ['bitnami/node:24', ['registry-1.docker.io', 'bitnami/node', '24']],
])('%s is found where Docker would look for it', (reference, [registry, repository, tag]) => {
  expect(parseImageName(reference)).toEqual({ registry, repository, tag });
});

test('an image without a tag has no newer digest', () => {
  expect(() => parseImageName(`localhost:5000/app@${digest('a')}`)).toThrow('has no tag');
});

describe('a Dockerfile', () => {
  test('gets the new digest of what is pinned, and keeps the rest', async () => {
    const before = `# A comment with app:1@${digest('a')}.
ARG BUILD_IMAGE=node:24
ARG RUNTIME_IMAGE=gcr.io/app:1@${digest('a')}
FROM \${RUNTIME_IMAGE}
`;
    const { text, moves } = await movePins(before, async () => digest('b'));
    expect(text).toBe(
      before.replace(
        `ARG RUNTIME_IMAGE=gcr.io/app:1@${digest('a')}`,
        `ARG RUNTIME_IMAGE=gcr.io/app:1@${digest('b')}`,
      ),
    );
    expect(moves).toEqual([
      { argument: 'RUNTIME_IMAGE', image: 'gcr.io/app:1', from: digest('a'), to: digest('b') },
    ]);
  });

  test("of this repository has its runtime's image pinned", async () => {
    const dockerfile = readFileSync(join(import.meta.dirname, '..', '..', 'Dockerfile'), 'utf8');
    const { moves } = await movePins(dockerfile, async () => digest('b'));
    expect(moves.map(({ argument }) => argument)).toEqual(['RUNTIME_IMAGE']);
  });
});

describe('a registry', () => {
  test('that wants a token gets one for what is pulled, as anybody', async () => {
    const asked: string[] = [];
    const registry = await serve((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? 'without'}`);
      if (request.url?.startsWith('/token')) return void response.end('{"token":"pull"}');
      if (request.headers.authorization !== 'Bearer pull') {
        const realm = `http://${request.headers.host}/token`;
        const challenge = `Bearer realm="${realm}",service="registry",scope="repository:app:pull"`;
        return void response.writeHead(401, { 'www-authenticate': challenge }).end();
      }
      expect(request.headers.accept).toMatch(/^application\/vnd\.oci\.image\.index/);
      response.writeHead(200, { 'docker-content-digest': digest('c') }).end();
    });
    expect(await currentDigest(`${registry}/app:1`)).toBe(digest('c'));
    expect(asked).toEqual([
      'HEAD /v2/app/manifests/1 without',
      'GET /token?service=registry&scope=repository%3Aapp%3Apull without',
      'HEAD /v2/app/manifests/1 Bearer pull',
    ]);
  });

  test.each([
    [404, {}, 'answers 404'],
    [401, { 'www-authenticate': 'Basic realm="private"' }, 'answers 401'],
    [200, {}, 'names no digest'],
  ])('that answers %i with %j is named', async (status, headers, message) => {
    const registry = await serve((_, response) => void response.writeHead(status, headers).end());
    await expect(currentDigest(`${registry}/app:1`)).rejects.toThrow(`${registry} ${message}`);
  });

  test('that cannot be reached is named', async () => {
    await expect(currentDigest('registry.invalid/app:1')).rejects.toThrow(
      'registry.invalid cannot be reached',
    );
  });

  test('of an engine answers with the digest of what was pushed', async () => {
    const stateFolder = mkdtempSync(join(tmpdir(), 'drydock-pin-'));
    ends.push(() => rmSync(stateFolder, { recursive: true }));
    const cloud = await startCloud({
      account: '000000000000',
      region: 'us-east-1',
      port: 0,
      stateFolder,
      runtime: 'simulated',
      log: () => {},
    });
    ends.push(() => cloud.stop());
    const basic = 'AWS:any';
    const headers = {
      authorization: `Basic ${Buffer.from(basic).toString('base64')}`,
      'content-type': 'application/vnd.oci.image.index.v1+json',
    };
    const { host } = new URL(cloud.endpoint);
    const credential =
      'AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/ecr/aws4_request, SignedHeaders=host, Signature=0';
    const made = await fetch(cloud.endpoint, {
      method: 'POST',
      headers: {
        authorization: credential,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.CreateRepository',
      },
      body: JSON.stringify({ repositoryName: 'base' }),
    });
    expect(made.status).toBe(200);
    const index = JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [],
    });
    const pushed = await fetch(`${cloud.endpoint}/v2/base/manifests/1`, {
      method: 'PUT',
      headers,
      body: index,
    });
    expect(pushed.status).toBe(201);
    expect(await currentDigest(`${host}/base:1`, { basic })).toBe(
      pushed.headers.get('docker-content-digest'),
    );
    await expect(currentDigest(`${host}/base:2`, { basic })).rejects.toThrow('answers 404');
  });
});
