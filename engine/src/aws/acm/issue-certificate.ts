// Issues a requested certificate, self-signed, into the table that the load balancer reads.
import { certificates } from '../../contracts/certificates.ts';
import type { Context } from '../../kernel/context.ts';
import { publishCertificateAvailable } from './events.ts';
import { selfSigned } from './issuing/self-signed.ts';
import { acmCertificates, type RequestedCertificate } from './state.ts';

export function issue(ctx: Context, record: RequestedCertificate): void {
  const { arn } = record;
  const { certificate, privateKey } = selfSigned({
    names: record.names,
    keyAlgorithm: record.keyAlgorithm,
    now: ctx.now,
    // A serial number is positive and has no leading zeros.
    serial: `4${ctx.ids.hex(31)}`,
  });
  ctx.put(certificates, arn, { chain: certificate, privateKey });
  const issued = { ...record, issued: { at: ctx.now, certificate } };
  ctx.put(acmCertificates, arn, issued);
  publishCertificateAvailable('ISSUANCE', issued, false, ctx);
}
