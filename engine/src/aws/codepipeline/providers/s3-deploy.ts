// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3Deploy.html

import { type ActionProvider, hourMs } from '../action-provider.ts';
import { getObject, unzipped } from '../artifacts.ts';

export const s3Deploy: ActionProvider = {
  category: 'Deploy',
  owner: 'AWS',
  provider: 'S3',
  version: '1',
  requiredKeys: ['BucketName', 'Extract'],
  optionalKeys: ['ObjectKey', 'KMSEncryptionKeyARN', 'CannedACL', 'CacheControl'],
  inputs: [1, 1],
  outputs: [0, 0],
  timeoutMs: 1.5 * hourMs,
  watches: [],
  check: ({ configuration = {} }) =>
    configuration.Extract !== 'true' && !configuration.ObjectKey
      ? 'ObjectKey is required when Extract is false'
      : undefined,

  advance({ action }, ctx) {
    const { BucketName, Extract, ObjectKey, CacheControl } = action.configuration;
    const input = action.inputs[0]!;
    const bytes = getObject(input, ctx);
    const put = (Key: string, Body: Uint8Array) =>
      ctx.call('s3', 'PutObject', { Bucket: BucketName!, Key, Body, CacheControl });
    if (Extract !== 'true') put(ObjectKey!, bytes);
    else {
      const folder = ObjectKey ? `${ObjectKey.replace(/\/$/, '')}/` : '';
      for (const [path, file] of Object.entries(unzipped(bytes, input.key))) {
        if (!path.endsWith('/')) put(`${folder}${path}`, file);
      }
    }
    return { status: 'succeeded', summary: `Deployed to ${BucketName}` };
  },
};
