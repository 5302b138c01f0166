// The URL by which a file of a trust store is downloaded, by whoever has it, for ten minutes.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_GetTrustStoreCaCertificatesBundle.html

import { offerFile } from '../../../contracts/presigned-files.ts';
import type { Context } from '../../../kernel/context.ts';

const validSeconds = 600;

export const locationOf = (blob: string, fileName: string, ctx: Context): string =>
  offerFile(
    `elasticloadbalancing-trust-stores-${ctx.region}/${ctx.ids.hex(32)}/${fileName}`,
    blob,
    validSeconds,
    ctx,
  );
