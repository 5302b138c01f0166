// A stand-in for ACM, which writes certificates into the table that the load balancer reads, and nothing more.
import { certificates } from '../../../contracts/certificates.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import type { BalancedCloud } from './load-balanced-cloud.ts';

export const certificateArn = (name: string) => `arn:aws:acm:us-east-1:000000000000:certificate/${name}`;

/** Imports under the ARN that it is asked for. */
export const standInAcm = standInService<'acm'>({
  id: 'acm',
  operations: {
    ImportCertificate: ({ CertificateArn = certificateArn('one') }, ctx) => {
      ctx.put(certificates, CertificateArn, { chain: 'chain', privateKey: 'key' });
      return { CertificateArn };
    },
  },
});

/** @returns the ARN of a certificate that is there. */
export function importCertificate(cloud: BalancedCloud, name = 'one'): string {
  const bytes = Buffer.from(name);
  cloud.call('acm', 'ImportCertificate', {
    CertificateArn: certificateArn(name),
    Certificate: bytes,
    PrivateKey: bytes,
  });
  return certificateArn(name);
}

/** An HTTPS listener with one certificate. */
export function httpsListener(cloud: BalancedCloud, name = 'one'): string {
  const { Listeners } = cloud.call('elbv2', 'CreateListener', {
    LoadBalancerArn: cloud.loadBalancer(),
    Protocol: 'HTTPS',
    Port: 443,
    Certificates: [{ CertificateArn: importCertificate(cloud, name) }],
    DefaultActions: [{ Type: 'forward', TargetGroupArn: cloud.targetGroup('tg') }],
  });
  return Listeners![0]!.ListenerArn!;
}
