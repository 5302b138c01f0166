// Uploads the templates, so that the root stack can name its nested stacks by URL.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBucket } from '../packaging/bucket.ts';
import type { SystemDescription } from '../system/description.ts';
import type { Target } from '../targets/target.ts';

export interface UploadedTemplates {
  readonly bucket: string;
  readonly baseUrl: string;
  /** Text of the root stack's template. */
  readonly root: string;
}

export async function uploadTemplates(
  { account, region, clients: { s3 } }: Target,
  { templates: { folder, root }, stackName }: SystemDescription,
  named?: string,
): Promise<UploadedTemplates> {
  const bucket = named ?? `${stackName}-templates-${account}-${region}`;
  await ensureBucket({ s3 }, bucket, region);
  const names = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
  await Promise.all(
    names.map((name) => s3.putObject({ Bucket: bucket, Key: name, Body: readFileSync(join(folder, name)) })),
  );
  return {
    bucket,
    baseUrl: `https://${bucket}.s3.${region}.amazonaws.com`,
    root: readFileSync(join(folder, root), 'utf8'),
  };
}
