// Reads a template's text from the request or from the engine's own S3.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html (TemplateURL)

import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { validationError } from '../faults.ts';
import { quotas } from '../quotas.ts';
import { repositoryScheme, repositoryTemplate } from '../rotation-functions/template.ts';

interface TemplateLocation {
  readonly TemplateBody?: string | undefined;
  readonly TemplateURL?: string | undefined;
}

/** @throws ValidationError when there is no template, or more than one, or it cannot be read */
export function templateBody(
  { TemplateBody: body, TemplateURL: url }: TemplateLocation,
  ctx: Context,
): string {
  if (body !== undefined && url !== undefined) {
    throw validationError('You cannot specify both Template URL and Template Body');
  }
  if (url !== undefined) return textAt(url, ctx);
  if (body === undefined) throw validationError('Either Template URL or Template Body must be specified.');
  if (Buffer.byteLength(body) > 51_200) {
    throw validationError(
      `1 validation error detected: Value '${body.slice(0, 60)}…' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200`,
    );
  }
  return body;
}

/** The text of an object of S3. @throws ValidationError when it cannot be read */
export function textAt(url: string, ctx: Context): string {
  if (url.startsWith(repositoryScheme)) return repositoryTemplate(url);
  const { Bucket, Key, VersionId } = objectAt(url, ctx.endpoint);
  // The console takes such an address, the API does not.
  if (url.startsWith('s3:'))
    throw validationError(`S3 error: Domain name specified in ${Bucket} is not a valid S3 domain`);
  try {
    const { Body } = ctx.call('s3', 'GetObject', { Bucket, Key, ...(VersionId ? { VersionId } : {}) });
    // Called in process, S3 returns the bytes themselves.
    const bytes = Buffer.from(Body as unknown as Uint8Array);
    checkQuota(ctx, quotas.templateSize, bytes.byteLength);
    return bytes.toString('utf8');
  } catch (error) {
    if (!(error instanceof AwsFault) || error.status >= 500 || error.code === 'ValidationError') throw error;
    throw validationError(`S3 error: ${error.message}`);
  }
}

/** The text of a snippet that a template includes, with the reasons that AWS::Include gives. */
export function snippetAt(url: string, failed: (why: string) => Error, ctx: Context): string {
  const { Bucket, Key } = objectAt(url, ctx.endpoint);
  try {
    const { Body } = ctx.call('s3', 'GetObject', { Bucket, Key });
    return Buffer.from(Body as unknown as Uint8Array).toString('utf8');
  } catch (error) {
    if (!(error instanceof AwsFault) || error.status >= 500) throw error;
    if (error.code === 'NoSuchBucket') throw failed(`S3 bucket [${Bucket}] does not exist.`);
    if (error.code === 'NoSuchKey') throw failed(`S3 object [${Bucket}/${Key}] does not exist.`);
    throw failed(error.message);
  }
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw validationError('TemplateURL must be a supported URL.');
  }
}

interface ObjectAddress {
  readonly Bucket: string;
  readonly Key: string;
  readonly VersionId?: string;
}

/** `s3://bucket/key`, `https://bucket.s3.region.amazonaws.com/key`, `https://s3.region.amazonaws.com/bucket/key`, or the engine's own address. */
export function objectAt(url: string, endpoint: string): ObjectAddress {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw validationError('TemplateURL must be a supported URL.');
  }
  const { protocol, hostname, host, pathname, searchParams } = parsed;
  const path = decodedPath(pathname.slice(1));
  const versionId = searchParams.get('versionId');
  const version = versionId === null ? {} : { VersionId: versionId };
  if (protocol === 's3:') return { Bucket: hostname, Key: path, ...version };
  if (protocol !== 'https:' && protocol !== 'http:') {
    throw validationError('TemplateURL must be a supported URL.');
  }
  const ownHost = new URL(endpoint).host;
  const isPathStyle =
    host === ownHost ||
    ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) ||
    /^s3[.-][a-z0-9-]*\.?amazonaws\.com(\.cn)?$|^s3\.amazonaws\.com$/.test(hostname);
  if (isPathStyle) {
    const slash = path.indexOf('/');
    if (slash > 0) return { Bucket: path.slice(0, slash), Key: path.slice(slash + 1), ...version };
  }
  const bucket = /^(.+?)\.s3[.-](?:[a-z0-9-]+\.)?(?:amazonaws\.com(?:\.cn)?|localhost)$/.exec(hostname)?.[1];
  if (bucket !== undefined && path !== '') return { Bucket: bucket, Key: path, ...version };
  throw validationError(`S3 error: Domain name specified in ${hostname} is not a valid S3 domain`);
}
