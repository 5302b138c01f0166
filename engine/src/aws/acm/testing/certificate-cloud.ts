// A cloud with ACM and the load balancers that use its certificates.
import type { Events } from '../../../kernel/registry.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { balancedCloud } from '../../elbv2/testing/load-balanced-cloud.ts';
import { acm } from '../index.ts';
import { selfSigned } from '../issuing/self-signed.ts';

export { code } from '../../elbv2/testing/load-balanced-cloud.ts';

type Available = Events['acm/certificate-available'];

export function certificateCloud() {
  const events: Available[] = [];
  const subscriber = standInService({
    id: 'codepipeline',
    operations: {},
    subscriptions: { 'acm/certificate-available': (event) => void events.push(event) },
  });
  const cloud = balancedCloud(acm, subscriber);
  return {
    ...cloud,
    /** What was published, oldest first. */
    events,
  };
}

/** When the cloud's clock starts. */
export const now = Date.UTC(2026, 0, 1);

/** A certificate for some names, with its key. */
export const pair = (...names: string[]) =>
  selfSigned({ names, keyAlgorithm: 'EC_prime256v1', now, serial: '4'.repeat(32) });

export const bytes = (text: string) => new Uint8Array(Buffer.from(text));

/** The input that imports a pair. */
export const imports = ({ certificate, privateKey }: ReturnType<typeof pair>) => ({
  Certificate: bytes(certificate),
  PrivateKey: bytes(privateKey),
});
