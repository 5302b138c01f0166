// Certificates with their private keys, by ARN. The service that owns a certificate (ACM, IAM) writes
// it; the load balancer's table reads it. The keys lie in the engine's local state as they were given.
import { defineTable } from '../kernel/table.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    'network/certificates': CertificateMaterial;
  }
}

export interface CertificateMaterial {
  /** PEM: the certificate, then its chain. */
  readonly chain: string;
  /** PEM. */
  readonly privateKey: string;
}

/** Key: the certificate's ARN. */
export const certificates = defineTable('network/certificates', { global: true });
