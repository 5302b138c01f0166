// Uploads what a template names on this machine (code, layers, nested templates), and returns the template that names the
// uploads, as `aws cloudformation package` and `sam package` do.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { UserError } from '../errors/user-error.ts';
import type { Target } from '../targets/target.ts';
import { ensureBucket } from './bucket.ts';
import { type Artifact, type Uploaded, withUploads } from './local-artifacts.ts';

/** The same files give the same archive, and so the same key. */
const madeAt = new Date(1980, 0, 1);

/** @param file absolute path of the template @throws UserError when a file that it names does not exist */
export async function packageTemplate(target: Target, file: string): Promise<string> {
  const { account, region, clients } = target;
  const bucket = `drydock-artifacts-${account}-${region}`;
  let isThere: Promise<void> | undefined;
  const put = async (body: Buffer | Uint8Array, extension: string): Promise<Uploaded> => {
    isThere ??= ensureBucket(clients, bucket, region);
    await isThere;
    const key = `${createHash('sha256').update(body).digest('hex').slice(0, 32)}${extension}`;
    await clients.s3.putObject({ Bucket: bucket, Key: key, Body: body });
    return { bucket, key, region };
  };
  const packaged = (template: string): Promise<string> =>
    withUploads(readFileSync(template, 'utf8'), async ({ path, kind }: Artifact) => {
      const from = resolve(dirname(template), path);
      if (!existsSync(from)) {
        throw new UserError(`${basename(template)} names ${path}, which does not exist (${from}).`);
      }
      if (kind === 'template') return put(Buffer.from(await packaged(from)), '.template');
      if (kind === 'archive' && statSync(from).isDirectory()) return put(archiveOf(from), '.zip');
      if (kind === 'archive' && !/\.(zip|jar)$/.test(from)) {
        return put(zipSync({ [basename(from)]: [readFileSync(from), { mtime: madeAt }] }), '.zip');
      }
      return put(readFileSync(from), extname(from));
    });
  return packaged(file);
}

function archiveOf(folder: string): Uint8Array {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(^|[\\/])\.git([\\/]|$)/.test(relative(folder, path)))
    .sort();
  return zipSync(
    Object.fromEntries(
      files.map((path) => [
        relative(folder, path).replaceAll('\\', '/'),
        // Unix permissions are the upper half of the attributes, which `os` 3 says.
        [readFileSync(path), { mtime: madeAt, os: 3, attrs: (statSync(path).mode & 0o777) << 16 }],
      ]),
    ),
  );
}
