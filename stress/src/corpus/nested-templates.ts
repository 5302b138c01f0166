// Brings nested templates to S3, as `aws cloudformation package` does with relative paths, and as a README that says
// "upload the templates to your bucket" does with URLs.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Clients } from '../engine/clients.ts';
import { templatesIn } from './roots.ts';

const packages = 'corpus-packages';

/** The buckets that whoever deploys made for the templates: they are not the stack's to delete. */
export const ownBuckets = new Set<string>();

/** Returns the template's text with the paths of its nested templates replaced by URLs. */
export async function packaged(clients: Clients, file: string, folder: string): Promise<string> {
  const text = readFileSync(file, 'utf8');
  const pattern =
    /((?:TemplateURL|Location)["']?\s*:\s*)(["']?)((?!https?:|s3:|arn:|!|\{)[\w./ -]+\.(?:ya?ml|json|template))\2/g;
  let result = text;
  for (const [whole, before, quote, path] of text.matchAll(pattern)) {
    const nested = resolve(dirname(file), path ?? '');
    if (!existsSync(nested)) continue;
    const Key = relative(folder, nested).replaceAll('../', '');
    await put(clients, packages, Key, await packaged(clients, nested, folder));
    const url = `https://${packages}.s3.amazonaws.com/${Key}`;
    result = result.replace(whole, `${before}${quote}${url}${quote}`);
  }
  return result;
}

/** Uploads whatever the folder's templates name by an S3 URL that the parameters' defaults make known. */
export async function uploadNamed(
  clients: Clients,
  folder: string,
  parameters: Readonly<Record<string, string>>,
): Promise<void> {
  const templates = templatesIn(folder);
  for (const text of templates.values()) {
    const known = text.replace(/\$\{(\w+)\}/g, (whole, name: string) => parameters[name] ?? whole);
    for (const [, host = '', path = ''] of known.matchAll(
      /https:\/\/([\w.-]*)s3[\w.${}:-]*amazonaws\.com\/([\w./-]+\.(?:ya?ml|json|template|zip))/g,
    )) {
      const [bucket = '', Key = ''] = host
        ? [host.slice(0, -1), path]
        : [path.split('/')[0], path.split('/').slice(1).join('/')];
      const file = closest(folder, Key, [...templates.keys()]);
      // A placeholder such as DOC-EXAMPLE-BUCKET is no bucket's name.
      if (file && /^[a-z0-9][a-z0-9.-]{2,62}$/.test(bucket))
        await put(clients, bucket, Key, readFileSync(file, 'utf8'));
    }
  }
}

/** The template whose path ends like the key. */
function closest(folder: string, key: string, files: readonly string[]): string | undefined {
  const direct = join(folder, key);
  if (existsSync(direct)) return direct;
  for (let rest = key; rest; rest = rest.split('/').slice(1).join('/')) {
    const found = files.find((file) => file.endsWith(`/${rest}`));
    if (found) return found;
  }
  return undefined;
}

export async function put({ s3 }: Clients, Bucket: string, Key: string, Body: string | Uint8Array) {
  const { Buckets = [] } = await s3.listBuckets({});
  if (!Buckets.some(({ Name }) => Name === Bucket)) await s3.createBucket({ Bucket });
  ownBuckets.add(Bucket);
  await s3.putObject({ Bucket, Key, Body });
}
