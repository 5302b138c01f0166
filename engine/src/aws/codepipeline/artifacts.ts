// Artifacts: ZIP objects in the pipeline's bucket, `<pipeline, 20 characters>/<artifact, 10>/<7 random>`.

import type { Context } from '../../kernel/context.ts';
import { fflate } from '../../kernel/lazily.ts';
import { invalid } from './faults.ts';
import type { ActionRecord, PipelineRecord, StoredArtifact } from './state.ts';

export function newArtifact(pipeline: PipelineRecord, name: string, ctx: Context): StoredArtifact {
  const folder = `${pipeline.name.slice(0, 20)}/${name.slice(0, 10)}`;
  return { bucket: artifactBucket(pipeline, ctx), key: `${folder}/${ctx.ids.alphanumeric(7)}` };
}

function artifactBucket({ declaration }: PipelineRecord, ctx: Pick<Context, 'region'>): string {
  return storeOf(declaration, ctx.region)!.location!;
}

const storeOf = ({ artifactStore, artifactStores }: PipelineRecord['declaration'], region: string) =>
  artifactStore ?? artifactStores?.[region];

/** Encrypted as CodePipeline does it: with the artifact store's key, or with the account's key for S3. */
export function putObject(
  pipeline: PipelineRecord,
  { bucket, key }: StoredArtifact,
  bytes: Uint8Array,
  ctx: Context,
  contentType = 'application/zip',
): void {
  ctx.call('s3', 'PutObject', {
    Bucket: bucket,
    Key: key,
    Body: bytes,
    ContentType: contentType,
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId:
      storeOf(pipeline.declaration, ctx.region)?.encryptionKey?.id ?? ctx.arn('kms', 'alias/aws/s3'),
  });
}

export function putFiles(
  pipeline: PipelineRecord,
  artifact: StoredArtifact,
  files: Readonly<Record<string, string>>,
  ctx: Context,
): void {
  const entries = Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]);
  putObject(pipeline, artifact, fflate().zipSync(Object.fromEntries(entries)), ctx);
}

/** The bytes of an object: the body of an in-process call is bytes. */
export function getObject({ bucket, key }: StoredArtifact, ctx: Context): Uint8Array {
  return ctx.call('s3', 'GetObject', { Bucket: bucket, Key: key }).Body as unknown as Uint8Array;
}

/** A file of an input artifact, by its path in the ZIP. @throws AwsFault that says which artifact or file is missing */
export function readFile(action: ActionRecord, artifact: string, path: string, ctx: Context): string {
  const input = action.inputs.find(({ name }) => name === artifact);
  if (!input) throw invalid(`The action ${action.name} has no input artifact ${artifact}.`);
  const wanted = path.replace(/^\.?\//, '');
  const file = unzipped(getObject(input, ctx), input.key, (name) => name === wanted)[wanted];
  if (!file) throw invalid(`The file ${path} is not in the input artifact ${artifact}.`);
  return new TextDecoder().decode(file);
}

export function unzipped(
  zip: Uint8Array,
  what: string,
  wanted: (name: string) => boolean = () => true,
): Record<string, Uint8Array> {
  try {
    return fflate().unzipSync(zip, { filter: ({ name }) => wanted(name) });
  } catch (error) {
    throw invalid(`The artifact ${what} is not a ZIP file: ${(error as Error).message}`);
  }
}
