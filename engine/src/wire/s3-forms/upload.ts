// Uploads by HTML forms: S3 takes a policy and its signature in place of a signed request. The policy is checked, and that
// there is a signature; as everywhere, the signature itself is not.
// https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
import { AwsFault, fault } from '../../kernel/faults.ts';
import { element, escapeXml } from '../encoding/xml.ts';
import type { RequestHead, WireRequest, WireResponse } from '../request.ts';
import { type Form, fieldOf, readForm, requireField } from './form.ts';
import { checkPolicy } from './policy.ts';

const accessDenied = fault('AccessDenied', 'Access Denied', 403);

/** A form for a bucket: the bucket is the path, or in the host. */
export function isS3Form({ method, path, headers, query }: RequestHead): boolean {
  return (
    method === 'POST' &&
    headers.authorization === undefined &&
    /^multipart\/form-data\b/i.test(headers['content-type'] ?? '') &&
    query.size === 0 &&
    (/^\/[^/]+\/?$/.test(path) || (path === '/' && /^[^:]+\.s3[.-]/.test(headers.host ?? '')))
  );
}

export interface Upload {
  /** The PutObject that the form stands for. */
  readonly request: WireRequest;
  /** What the form's sender gets for PutObject's answer. */
  respond(stored: WireResponse): WireResponse;
}

/** @throws AwsFault for a form that its policy does not allow */
export async function uploadOf(request: WireRequest, now: number): Promise<Upload> {
  const form = await readForm(request);
  requireSignature(form);
  const bucket = bucketOf(request);
  checkPolicy(requireField(form, 'policy'), form, bucket, now);
  const given = requireField(form, 'key');
  const key = form.fileName === undefined ? given : given.replaceAll('$' + '{filename}', form.fileName);
  const base = request.path === '/' ? '' : `/${encodeURIComponent(bucket)}`;
  const path = `${base}/${key.split('/').map(encodeURIComponent).join('/')}`;
  const put: WireRequest = {
    method: 'PUT',
    path,
    query: request.query,
    headers: headersOf(request, form),
    body: form.file,
  };
  const location = `http://${request.headers.host}${path}`;
  return { request: put, respond: (stored) => answer(stored, form, { bucket, key, location }) };
}

const signatures = [
  { marks: /^(awsaccesskeyid|signature)$/i, needs: ['AWSAccessKeyId', 'Signature'] },
  {
    marks: /^x-amz-(algorithm|credential|date|signature)$/i,
    needs: ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Signature'],
  },
];

/** Of either version. */
function requireSignature(form: Form): void {
  const names = [...form.fields.keys()];
  const version = signatures.find(({ marks }) => names.some((name) => marks.test(name)));
  if (!version) throw accessDenied();
  for (const name of version.needs) requireField(form, name);
}

function bucketOf({ path, headers }: RequestHead): string {
  return path === '/'
    ? headers.host!.replace(/\.s3[.-].*$/, '')
    : decodeURIComponent(path.replaceAll('/', ''));
}

/** Fields that are headers of PutObject. The others are the form's own. */
const asHeaders =
  /^(acl|cache-control|content-type|content-disposition|content-encoding|expires|x-amz-(?!signature|date|credential|algorithm|security-token).+)$/i;

function headersOf({ headers: { host = '' } }: RequestHead, form: Form): Record<string, string> {
  const headers: Record<string, string> = { host };
  for (const [name, value] of form.fields) {
    if (!asHeaders.test(name)) continue;
    headers[name.toLowerCase() === 'acl' ? 'x-amz-acl' : name.toLowerCase()] = value;
  }
  const tagging = fieldOf(form, 'tagging');
  return { ...headers, ...(tagging !== undefined && { 'x-amz-tagging': asQuery(tagging) }) };
}

/** `<Tagging><TagSet><Tag><Key>…` as the header of PutObject has it. */
function asQuery(xml: string): string {
  if (!/^\s*<Tagging[\s>]/.test(xml))
    throw new AwsFault({
      code: 'MalformedXML',
      message: 'The XML you provided was not well-formed or did not validate against our published schema',
    });
  const text = (escaped: string) =>
    escaped.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name]!);
  const tags = xml.matchAll(/<Tag>\s*<Key>([^<]*)<\/Key>\s*<Value>([^<]*)<\/Value>\s*<\/Tag>/g);
  return new URLSearchParams(
    [...tags].map(([, key = '', value = '']): [string, string] => [text(key), text(value)]),
  ).toString();
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

interface Place {
  readonly bucket: string;
  readonly key: string;
  readonly location: string;
}

/** 204 unless the form asks for 200, for 201 with a document, or for a redirection. */
function answer({ headers }: WireResponse, form: Form, { bucket, key, location }: Place): WireResponse {
  const { etag = '' } = headers;
  const redirect = redirection(fieldOf(form, 'success_action_redirect') ?? fieldOf(form, 'redirect'));
  if (redirect) {
    for (const [name, value] of Object.entries({ bucket, key, etag }))
      redirect.searchParams.append(name, value);
    return { status: 303, headers: { ...headers, location: redirect.href }, body: '' };
  }
  const status = Number(fieldOf(form, 'success_action_status') ?? 204);
  if (status !== 201)
    return { status: status === 200 ? 200 : 204, headers: { ...headers, location }, body: '' };
  const members = { Location: location, Bucket: bucket, Key: key, ETag: etag };
  const inner = Object.entries(members).map(([name, value]) => element(name, escapeXml(value)));
  return {
    status,
    headers: { ...headers, location, 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${element('PostResponse', inner.join(''))}`,
  };
}

function redirection(text: string | undefined): URL | undefined {
  return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}
