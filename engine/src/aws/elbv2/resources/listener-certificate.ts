// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listenercertificate.html
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { listeners } from '../state.ts';

interface ListenerCertificateProperties {
  readonly ListenerArn: string;
  readonly Certificates: { readonly CertificateArn: string }[];
}

const read = (request: ResourceRequest) => request.properties as unknown as ListenerCertificateProperties;

export const listenerCertificateResource: ResourceType = {
  type: 'AWS::ElasticLoadBalancingV2::ListenerCertificate',

  create(request, ctx) {
    const { ListenerArn, Certificates } = read(request);
    ctx.call('elbv2', 'AddListenerCertificates', { ListenerArn, Certificates });
    return { status: 'success', physicalId: `${ListenerArn}-${ctx.ids.hex(8)}` };
  },

  update(physicalId, request, ctx) {
    const { ListenerArn, Certificates } = read(request);
    const before = (request.previous as unknown as ListenerCertificateProperties).Certificates;
    const gone = before.filter(
      ({ CertificateArn }) => !Certificates.some((kept) => kept.CertificateArn === CertificateArn),
    );
    ctx.call('elbv2', 'AddListenerCertificates', { ListenerArn, Certificates });
    if (gone.length > 0) ctx.call('elbv2', 'RemoveListenerCertificates', { ListenerArn, Certificates: gone });
    return { status: 'success', physicalId };
  },

  delete(physicalId, request, ctx) {
    const { ListenerArn, Certificates } = read(request);
    if (ctx.get(listeners, ListenerArn)) {
      ctx.call('elbv2', 'RemoveListenerCertificates', { ListenerArn, Certificates });
    }
    return { status: 'success', physicalId };
  },

  /** All that the listener has beside its own; those of other resources are attachments. */
  read(_physicalId, properties, ctx) {
    const { ListenerArn } = properties as unknown as ListenerCertificateProperties;
    const { Certificates = [] } = ctx.call('elbv2', 'DescribeListenerCertificates', { ListenerArn });
    const added = Certificates.filter(({ IsDefault }) => !IsDefault);
    return added.length > 0 ? { ListenerArn, Certificates: added } : undefined;
  },

  attributes: (physicalId) => ({ Id: physicalId }),
};
