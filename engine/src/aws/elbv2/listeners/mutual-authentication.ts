// How a listener treats client certificates: off, passthrough, or verify with a trust store.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
import type { MutualAuthenticationAttributes } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../../kernel/context.ts';
import { invalid, invalidConfiguration, tooMany, trustStoreNotReady } from '../faults.ts';
import { listenersOf, requireTrustStore } from '../find.ts';
import type { ListenerRecord, MutualAuthenticationRecord } from '../state.ts';

const modes = ['off', 'passthrough', 'verify'];
/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const maxVerifyingListeners = 2;

/** Given, it replaces what was set before as a whole. Undefined: off. */
export function mutualAuthentication(
  given: MutualAuthenticationAttributes | undefined,
  { protocol, loadBalancerArn }: Pick<ListenerRecord, 'protocol' | 'loadBalancerArn'>,
  ctx: Context,
  before?: ListenerRecord,
): MutualAuthenticationRecord | undefined {
  const isHttps = protocol === 'HTTPS';
  if (!given) return isHttps ? before?.mutualAuthentication : undefined;
  const mode = given.Mode ?? 'off';
  if (!modes.includes(mode))
    throw invalid(`Mutual Authentication mode '${mode}' must be one of '${modes.join(', ')}'`);
  if (mode !== 'verify') {
    checkWithoutTrustStore(mode, given);
    if (mode === 'off') return undefined;
  }
  if (!isHttps)
    throw invalidConfiguration(`Mutual Authentication is not supported for ${protocol} listeners`);
  if (mode !== 'verify') return { mode: 'passthrough', ignoreExpiry: false, advertiseCaNames: false };

  if (!given.TrustStoreArn) throw invalid('Mutual Authentication mode verify requires a trust store ARN');
  const advertise = given.AdvertiseTrustStoreCaNames ?? 'off';
  if (advertise !== 'on' && advertise !== 'off')
    throw invalid(`Advertise trust store CA names '${advertise}' must be one of 'on, off'`);
  const trustStore = requireTrustStore(given.TrustStoreArn, ctx);
  if (trustStore.state !== 'active') throw trustStoreNotReady(trustStore.arn);
  const others = listenersOf(loadBalancerArn, ctx).filter(
    (other) => other.arn !== before?.arn && other.mutualAuthentication?.mode === 'verify',
  );
  // AWS documents the limit, but not the error code for exceeding it.
  if (others.length >= maxVerifyingListeners) throw tooMany('Listeners', maxVerifyingListeners);
  return {
    mode: 'verify',
    trustStoreArn: trustStore.arn,
    ignoreExpiry: given.IgnoreClientCertificateExpiry ?? false,
    advertiseCaNames: advertise === 'on',
  };
}

/** Also `IgnoreClientCertificateExpiry=false` is refused, as AWS does: terraform-provider-aws issue 34861. */
function checkWithoutTrustStore(mode: string, given: MutualAuthenticationAttributes): void {
  const not = `Mutual Authentication mode ${mode} does not support`;
  if (given.TrustStoreArn) throw invalid(`${not} a trust store`);
  if (given.IgnoreClientCertificateExpiry !== undefined) throw invalid(`${not} ignoring certificate expiry`);
  if (given.AdvertiseTrustStoreCaNames) throw invalid(`${not} advertising trust store CA names`);
}
