// Uploads the second source of the pipeline: what the build and the deployment need and the repository does not have.
// CodePipeline takes it by its version, so its bucket keeps versions.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { SystemDescription } from '../system/description.ts';
import type { Target } from '../targets/target.ts';

const key = 'infrastructure.zip';
/** The same files give the same archive. */
const madeAt = new Date(1980, 0, 1);

export interface UploadedInfrastructure {
  readonly parameters: Readonly<Record<string, string>>;
  /** It differs from what was there: the next run of the pipeline gives another result, also of the same commit. */
  readonly isNew: boolean;
}

export async function uploadInfrastructure(
  { clients: { s3 } }: Target,
  { infrastructure, templates }: SystemDescription,
  bucket: string,
): Promise<UploadedInfrastructure> {
  if (!infrastructure) return { parameters: {}, isNew: false };
  const { files, serviceTemplate, bucketParameter, keyParameter } = infrastructure;
  const texts = {
    [serviceTemplate]: readFileSync(join(templates.folder, serviceTemplate), 'utf8'),
    ...files,
  };
  const archive = zipSync(
    Object.fromEntries(
      Object.entries(texts)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, text]) => [name, [strToU8(text), { mtime: madeAt }]]),
    ),
  );
  await s3.putBucketVersioning({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } });
  const before = await s3.getObject({ Bucket: bucket, Key: key }).catch((error: Error) => {
    if (error.name === 'NoSuchKey') return undefined;
    throw error;
  });
  const known = await before?.Body?.transformToByteArray();
  const isNew = known === undefined || Buffer.compare(known, archive) !== 0;
  if (isNew) await s3.putObject({ Bucket: bucket, Key: key, Body: archive });
  return { parameters: { [bucketParameter]: bucket, [keyParameter]: key }, isNew };
}
