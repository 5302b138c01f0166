// The URL by which a file of a trust store is downloaded, by whoever has it, for ten minutes. It has the form of a
// presigned one, but nothing is signed here: its secret is the key of the object.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_GetTrustStoreCaCertificatesBundle.html

import { presignedFiles } from '../../../contracts/presigned-files.ts';
import type { Context } from '../../../kernel/context.ts';

const validSeconds = 600;

export function locationOf(blob: string, fileName: string, ctx: Context): string {
  for (const key of ctx.keys(presignedFiles)) {
    if (ctx.get(presignedFiles, key)!.until <= ctx.now) ctx.delete(presignedFiles, key);
  }
  const path = `elasticloadbalancing-trust-stores-${ctx.region}/${ctx.ids.hex(32)}/${fileName}`;
  ctx.put(presignedFiles, path, { blob, until: ctx.now + validSeconds * 1000 });
  const time = `${new Date(ctx.now).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const query = new URLSearchParams({
    'X-Amz-Credential': `${ctx.account}/${time.slice(0, 8)}/${ctx.region}/s3/aws4_request`,
    'X-Amz-Date': time,
    'X-Amz-Expires': String(validSeconds),
  });
  return `${ctx.endpoint}/${path}?${query}`;
}
