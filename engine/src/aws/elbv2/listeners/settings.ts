// Validates a listener's protocol, port, certificate and security policy together.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
import type { CreateListenerCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { certificates } from '../../../contracts/certificates.ts';
import type { Context } from '../../../kernel/context.ts';
import {
  certificateNotFound,
  duplicateListener,
  incompatiblePolicies,
  invalid,
  sslPolicyNotFound,
  unsupportedProtocol,
} from '../faults.ts';
import { listenersOf } from '../find.ts';
import type { ListenerRecord, LoadBalancerRecord } from '../state.ts';
import { mutualAuthentication } from './mutual-authentication.ts';
import { areCompatible, defaultSslPolicy, sslPolicies } from './ssl-policies.ts';

type Settings = Pick<
  ListenerRecord,
  'protocol' | 'port' | 'sslPolicy' | 'certificates' | 'mutualAuthentication'
>;
type Given = Pick<
  CreateListenerCommandInput,
  'Protocol' | 'Port' | 'SslPolicy' | 'Certificates' | 'MutualAuthentication'
>;

const protocolsOf: Readonly<Record<LoadBalancerRecord['type'], readonly string[]>> = {
  application: ['HTTP', 'HTTPS'],
  network: ['TCP', 'TLS', 'UDP', 'TCP_UDP'],
  gateway: ['GENEVE'],
};

export function listenerSettings(
  given: Given,
  loadBalancer: LoadBalancerRecord,
  ctx: Context,
  before?: ListenerRecord,
): Settings {
  const protocol =
    given.Protocol ?? before?.protocol ?? (loadBalancer.type === 'gateway' ? 'GENEVE' : undefined);
  const port = given.Port ?? before?.port ?? (loadBalancer.type === 'gateway' ? 6081 : undefined);
  if (!protocol || port === undefined) throw invalid('A listener protocol and port must be specified');
  if (!protocolsOf[loadBalancer.type].includes(protocol)) {
    throw unsupportedProtocol(
      `Listener protocol '${protocol}' is not supported with a load balancer of type '${loadBalancer.type}'`,
    );
  }
  if (!(port >= 1 && port <= 65_535))
    throw invalid(`Listener port '${port}' must be in the range from 1 to 65535 inclusive`);
  const taken = listenersOf(loadBalancer.arn, ctx).some(
    (other) => other.arn !== before?.arn && other.port === port,
  );
  if (taken) throw duplicateListener(loadBalancer.arn);
  const authentication = mutualAuthentication(
    given.MutualAuthentication,
    { protocol, loadBalancerArn: loadBalancer.arn },
    ctx,
    before,
  );
  if (protocol !== 'HTTPS' && protocol !== 'TLS') {
    if (given.Certificates?.length)
      throw invalid(`A certificate cannot be specified for ${protocol} listeners`);
    if (given.SslPolicy) throw invalid(`An SSL policy cannot be specified for ${protocol} listeners`);
    return { protocol, port, certificates: [] };
  }
  const asked = given.Certificates?.map((certificate) => certificate.CertificateArn ?? '');
  if (asked && asked.length !== 1)
    throw invalid('A listener takes one default certificate; add others with AddListenerCertificates');
  if (asked) checkCertificates(asked, ctx);
  const kept = before?.certificates ?? [];
  const [first = kept[0]] = asked ?? [];
  if (!first) throw invalid(`A certificate must be specified for ${protocol} listeners`);
  const sslPolicy = given.SslPolicy ?? before?.sslPolicy ?? defaultSslPolicy;
  checkPolicy(sslPolicy, listenersOf(loadBalancer.arn, ctx), before);
  return {
    protocol,
    port,
    sslPolicy,
    certificates: [first, ...kept.slice(1).filter((arn) => arn !== first)],
    mutualAuthentication: authentication,
  };
}

const alpnPolicies = ['HTTP1Only', 'HTTP2Only', 'HTTP2Optional', 'HTTP2Preferred', 'None'];

export function checkAlpnPolicy(given: readonly string[] | undefined, protocol: string): void {
  if (!given?.length) return;
  if (protocol !== 'TLS') throw invalid(`An ALPN policy cannot be specified for ${protocol} listeners`);
  if (given.length > 1) throw invalid('Only one ALPN policy can be specified');
  if (!alpnPolicies.includes(given[0]!))
    throw invalid(`ALPN policy '${given[0]}' must be one of '${alpnPolicies.join(', ')}'`);
}

function checkPolicy(name: string, listeners: readonly ListenerRecord[], before?: ListenerRecord): void {
  if (!sslPolicies.some((policy) => policy.Name === name)) throw sslPolicyNotFound(name);
  const others = listeners
    .filter(({ arn }) => arn !== before?.arn)
    .flatMap(({ sslPolicy }) => sslPolicy ?? []);
  const other = others.find((each) => !areCompatible(name, each));
  if (other) throw incompatiblePolicies(name, other);
}

export function checkCertificates(arns: readonly string[], ctx: Context): void {
  for (const arn of arns) if (!ctx.get(certificates, arn)) throw certificateNotFound(arn);
}
