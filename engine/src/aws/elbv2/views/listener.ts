// A listener as the API returns it.
import type { Listener } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Reader } from '../../../kernel/table.ts';
import { defaultRule } from '../find.ts';
import type { ListenerRecord } from '../state.ts';

export function listenerView(record: ListenerRecord, state: Reader): Listener {
  const [first] = record.certificates;
  return {
    ListenerArn: record.arn,
    LoadBalancerArn: record.loadBalancerArn,
    Port: record.port,
    Protocol: record.protocol as Listener['Protocol'],
    Certificates: first ? [{ CertificateArn: first }] : undefined,
    SslPolicy: record.sslPolicy,
    AlpnPolicy: record.alpnPolicy && [...record.alpnPolicy],
    DefaultActions: [...defaultRule(record.arn, state).actions],
    MutualAuthentication: record.protocol === 'HTTPS' ? mutualAuthenticationView(record) : undefined,
  };
}

function mutualAuthenticationView({
  mutualAuthentication,
}: ListenerRecord): Listener['MutualAuthentication'] {
  if (!mutualAuthentication) return { Mode: 'off' };
  const { mode, trustStoreArn, ignoreExpiry, advertiseCaNames } = mutualAuthentication;
  if (mode === 'passthrough') return { Mode: mode };
  return {
    Mode: mode,
    TrustStoreArn: trustStoreArn,
    IgnoreClientCertificateExpiry: ignoreExpiry,
    AdvertiseTrustStoreCaNames: advertiseCaNames ? 'on' : 'off',
  };
}
