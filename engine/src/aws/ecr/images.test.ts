import { describe, expect, test } from 'vitest';
import { code, digestOf, manifestOf, registryCloud } from './testing/registry-cloud.ts';

const app = { repositoryName: 'app' };

describe('a layer', () => {
  test('is available once its upload is complete, under its digest', () => {
    using cloud = registryCloud();
    const { uploadId } = cloud.call('ecr', 'InitiateLayerUpload', app);
    const upload = { ...app, uploadId };
    const part = (text: string, partFirstByte: number) =>
      cloud.call('ecr', 'UploadLayerPart', {
        ...upload,
        layerPartBlob: Buffer.from(text),
        partFirstByte,
        partLastByte: partFirstByte + text.length - 1,
      });
    expect(part('hello ', 0).lastByteReceived).toBe(5);
    expect(code(() => part('world', 7))).toBe('InvalidLayerPartException');
    part('world', 6);
    const complete = (text: string) =>
      cloud.call('ecr', 'CompleteLayerUpload', { ...upload, layerDigests: [digestOf(text)] });
    const [digest, unknown] = [digestOf('hello world'), digestOf('other')];
    const check = () =>
      cloud.call('ecr', 'BatchCheckLayerAvailability', { ...app, layerDigests: [digest, unknown] }).layers;
    expect(check()?.map((layer) => layer.layerAvailability)).toEqual(['UNAVAILABLE', 'UNAVAILABLE']);
    expect(code(() => complete('other'))).toBe('InvalidLayerException');
    expect(complete('hello world').layerDigest).toBe(digest);
    expect(check()).toEqual([
      { layerDigest: digest, layerAvailability: 'AVAILABLE', layerSize: 11 },
      { layerDigest: unknown, layerAvailability: 'UNAVAILABLE' },
    ]);
    expect(code(() => complete('hello world'))).toBe('UploadNotFoundException');
    expect(code(() => cloud.pushLayer('hello world'))).toBe('LayerAlreadyExistsException');
  });

  test('is downloaded from the registry', () => {
    using cloud = registryCloud();
    cloud.pushLayer('x');
    const get = (layerDigest: string) => cloud.call('ecr', 'GetDownloadUrlForLayer', { ...app, layerDigest });
    expect(get(digestOf('x')).downloadUrl).toBe(`http://127.0.0.1:4566/v2/app/blobs/${digestOf('x')}`);
    expect(code(() => get(digestOf('y')))).toBe('LayersNotFoundException');
  });
});

describe('an image', () => {
  test.each([
    ['null', 'null'],
    ['a text', '"x"'],
    ['layers that are no list', '{"schemaVersion":2,"layers":{"a":1}}'],
    ['a layer that is null', '{"schemaVersion":2,"layers":[null]}'],
    ['a configuration without a digest', '{"schemaVersion":2,"config":{}}'],
    ['images that are texts', '{"schemaVersion":2,"manifests":["x"]}'],
  ])('is refused with a manifest that is %s', (_name, imageManifest) => {
    using cloud = registryCloud();
    expect(code(() => cloud.call('ecr', 'PutImage', { ...app, imageManifest }))).toBe(
      'InvalidParameterException',
    );
  });

  test('needs a manifest, its digest and all of its layers', () => {
    using cloud = registryCloud();
    const put = (imageManifest: string, imageDigest?: string) =>
      code(() => cloud.call('ecr', 'PutImage', { ...app, imageManifest, imageDigest }));
    expect(put('{}')).toBe('InvalidParameterException');
    expect(put(manifestOf('x'))).toBe('LayersNotFoundException');
    cloud.pushLayer('x');
    expect(put(manifestOf('x'), digestOf('other'))).toBe('ImageDigestDoesNotMatchException');
    expect(put(manifestOf('x'))).toBe('no fault');
    expect(put(manifestOf('x'))).toBe('ImageAlreadyExistsException');
  });

  test('is found by tag and by digest, with its manifest', () => {
    using cloud = registryCloud();
    const digest = cloud.push('x', 'v1', 'latest');
    const get = (...imageIds: { imageTag?: string; imageDigest?: string }[]) =>
      cloud.call('ecr', 'BatchGetImage', { ...app, imageIds });
    const { images } = get({ imageTag: 'v1' }, { imageDigest: digest });
    expect(images?.map(({ imageId }) => imageId)).toEqual([
      { imageDigest: digest, imageTag: 'v1' },
      { imageDigest: digest },
    ]);
    expect(images?.[0]?.imageManifest).toBe(manifestOf('x'));
    const { failures } = get(
      { imageTag: 'none' },
      {},
      { imageDigest: 'x' },
      { imageDigest: digest, imageTag: 'v2' },
    );
    expect(failures?.map(({ failureCode }) => failureCode)).toEqual([
      'ImageNotFound',
      'MissingDigestAndTag',
      'InvalidImageDigest',
      'ImageTagDoesNotMatchDigest',
    ]);
  });

  test('is described with its tags and the size of its layers', () => {
    using cloud = registryCloud();
    const digest = cloud.push('four', 'v1', 'latest');
    const describe = (imageTag: string) =>
      cloud.call('ecr', 'DescribeImages', { ...app, imageIds: [{ imageTag }] }).imageDetails;
    expect(describe('latest')).toMatchObject([
      { imageDigest: digest, imageTags: ['v1', 'latest'], imageSizeInBytes: 4 },
    ]);
    expect(() => describe('none')).toThrow(
      "The image with imageId {imageTag:'none'} does not exist within the repository with name 'app' in the registry " +
        "with id '000000000000'",
    );
  });

  test('takes a tag from the image that had it, unless tags are immutable', () => {
    using cloud = registryCloud();
    const first = cloud.push('a', 'latest');
    const second = cloud.push('b', 'latest');
    expect(cloud.call('ecr', 'ListImages', { ...app, filter: { tagStatus: 'UNTAGGED' } }).imageIds).toEqual([
      { imageDigest: first },
    ]);
    expect(cloud.call('ecr', 'ListImages', { ...app, filter: { tagStatus: 'TAGGED' } }).imageIds).toEqual([
      { imageDigest: second, imageTag: 'latest' },
    ]);
    cloud.call('ecr', 'PutImageTagMutability', {
      ...app,
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
    });
    cloud.push('c', 'dev-1', 'v1');
    expect(code(() => cloud.push('d', 'v1'))).toBe('ImageTagAlreadyExistsException');
    expect(code(() => cloud.putImage(manifestOf('d'), 'dev-1'))).toBe('no fault');
    cloud.call('ecr', 'PutImageTagMutability', {
      ...app,
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: `${'*a'.repeat(60)}b` }],
    });
    cloud.push('e', 'a'.repeat(120));
    expect(code(() => cloud.push('f', 'a'.repeat(120)))).toBe('ImageTagAlreadyExistsException');
  });

  test('loses a tag, and is deleted with its last tag or by digest', () => {
    using cloud = registryCloud();
    const digest = cloud.push('a', 'v1', 'v2');
    const remove = (...imageIds: object[]) => cloud.call('ecr', 'BatchDeleteImage', { ...app, imageIds });
    const ids = () => cloud.call('ecr', 'ListImages', app).imageIds;
    expect(remove({ imageTag: 'v1' }).imageIds).toEqual([{ imageDigest: digest, imageTag: 'v1' }]);
    expect(ids()).toEqual([{ imageDigest: digest, imageTag: 'v2' }]);
    remove({ imageTag: 'v2' });
    expect(ids()).toEqual([]);
    const other = cloud.push('b', 'v1', 'v2');
    expect(remove({ imageDigest: other }).imageIds).toEqual([
      { imageDigest: other, imageTag: 'v1' },
      { imageDigest: other, imageTag: 'v2' },
    ]);
    expect(remove({ imageDigest: other }).failures).toMatchObject([
      { failureCode: 'ImageNotFound', failureReason: 'Requested image not found' },
    ]);
  });

  test('in a manifest list is deleted only after the list', () => {
    using cloud = registryCloud();
    const image = cloud.push('a');
    const list = JSON.stringify({ schemaVersion: 2, manifests: [{ digest: image }] });
    cloud.putImage(list, 'multi');
    const remove = (id: object) => cloud.call('ecr', 'BatchDeleteImage', { ...app, imageIds: [id] }).failures;
    expect(remove({ imageDigest: image })).toMatchObject([
      {
        failureCode: 'ImageReferencedByManifestList',
        failureReason: `Requested image referenced by manifest list: [${digestOf(list)}]`,
      },
    ]);
    expect(remove({ imageTag: 'multi' })).toEqual([]);
    expect(remove({ imageDigest: image })).toEqual([]);
  });

  test('is listed once for each tag, in pages that survive a deletion', () => {
    using cloud = registryCloud();
    for (const config of ['a', 'b', 'c']) cloud.push(config, `${config}1`, `${config}2`);
    const list = (input: object) => cloud.call('ecr', 'ListImages', { ...app, ...input });
    const first = list({ maxResults: 3 });
    const [deleted] = first.imageIds ?? [];
    cloud.call('ecr', 'BatchDeleteImage', { ...app, imageIds: [{ imageTag: deleted!.imageTag }] });
    const second = list({ nextToken: first.nextToken });
    const tags = [...(first.imageIds ?? []), ...(second.imageIds ?? [])].map(({ imageTag }) => imageTag);
    expect(tags.sort()).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'c2']);
    const described = cloud.call('ecr', 'DescribeImages', { ...app, maxResults: 2 });
    const rest = cloud.call('ecr', 'DescribeImages', { ...app, nextToken: described.nextToken });
    expect([described.imageDetails?.length, rest.imageDetails?.length]).toEqual([2, 1]);
  });
});
