// Uploads the synthesised templates, so that the root stack can name its nested stacks by URL.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clients } from '../engine/clients.ts';
import type { EngineRecord } from '../engine/record.ts';

const folder = join(
  dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url))))),
  'infrastructure',
  'templates',
);

export interface UploadedTemplates {
  readonly baseUrl: string;
  readonly root: string;
  readonly count: number;
}

export async function uploadTemplates({ s3 }: Clients, engine: EngineRecord): Promise<UploadedTemplates> {
  const bucket = `drydock-templates-${engine.account}-${engine.region}`;
  const { Buckets = [] } = await s3.listBuckets({});
  if (!Buckets.some(({ Name }) => Name === bucket)) {
    await s3.createBucket({
      Bucket: bucket,
      ...(engine.region !== 'us-east-1' && {
        CreateBucketConfiguration: { LocationConstraint: engine.region as 'eu-west-1' },
      }),
    });
  }
  const names = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
  await Promise.all(
    names.map((name) => s3.putObject({ Bucket: bucket, Key: name, Body: readFileSync(join(folder, name)) })),
  );
  return {
    baseUrl: `https://${bucket}.s3.${engine.region}.amazonaws.com`,
    root: readFileSync(join(folder, 'root.template.json'), 'utf8'),
    count: names.length,
  };
}
