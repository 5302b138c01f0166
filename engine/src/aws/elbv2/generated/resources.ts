// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/listener.ts'))['listenerResource']>('AWS::ElasticLoadBalancingV2::Listener', 'listener', 'listenerResource'),
  resource<(typeof import('../resources/listener-certificate.ts'))['listenerCertificateResource']>('AWS::ElasticLoadBalancingV2::ListenerCertificate', 'listener-certificate', 'listenerCertificateResource'),
  resource<(typeof import('../resources/listener-rule.ts'))['listenerRuleResource']>('AWS::ElasticLoadBalancingV2::ListenerRule', 'listener-rule', 'listenerRuleResource'),
  resource<(typeof import('../resources/load-balancer.ts'))['loadBalancerResource']>('AWS::ElasticLoadBalancingV2::LoadBalancer', 'load-balancer', 'loadBalancerResource'),
  resource<(typeof import('../resources/target-group.ts'))['targetGroupResource']>('AWS::ElasticLoadBalancingV2::TargetGroup', 'target-group', 'targetGroupResource'),
  resource<(typeof import('../resources/trust-store.ts'))['trustStoreResource']>('AWS::ElasticLoadBalancingV2::TrustStore', 'trust-store', 'trustStoreResource'),
  resource<(typeof import('../resources/trust-store-revocation.ts'))['trustStoreRevocationResource']>('AWS::ElasticLoadBalancingV2::TrustStoreRevocation', 'trust-store-revocation', 'trustStoreRevocationResource'),
];
