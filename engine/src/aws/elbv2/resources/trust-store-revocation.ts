// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-truststorerevocation.html
// A physical id is `<revocation id>|<trust store's ARN>`; of several files the ids stand in it with commas between
// them.
import type { RevocationContent } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { revocationKey, revocations, trustStores } from '../state.ts';
import { requireRevocation } from '../trust-stores/revocations.ts';
import { revocationView } from '../views/trust-store.ts';

interface RevocationProperties {
  readonly TrustStoreArn?: string;
  readonly RevocationContents?: RevocationContent[];
}

/** Without `update`: every change of it is a replacement. */
export const trustStoreRevocationResource: ResourceType = {
  type: 'AWS::ElasticLoadBalancingV2::TrustStoreRevocation',

  create(request, ctx) {
    const { TrustStoreArn, RevocationContents } = request.properties as RevocationProperties;
    const { TrustStoreRevocations = [] } = ctx.call('elbv2', 'AddTrustStoreRevocations', {
      TrustStoreArn,
      RevocationContents,
    });
    const ids = TrustStoreRevocations.map(({ RevocationId }) => RevocationId);
    return { status: 'success', physicalId: `${ids.join(',')}|${TrustStoreArn}` };
  },

  delete(physicalId, _request, ctx) {
    const { ids, trustStoreArn } = partsOf(physicalId);
    const RevocationIds = ids.filter((id) => ctx.get(revocations, revocationKey(trustStoreArn, id)));
    if (ctx.get(trustStores, trustStoreArn) && RevocationIds.length > 0) {
      ctx.call('elbv2', 'RemoveTrustStoreRevocations', { TrustStoreArn: trustStoreArn, RevocationIds });
    }
    return { status: 'success', physicalId };
  },

  /** A revocation does not tell the file that it came from. */
  unread: ['RevocationContents'],
  read(physicalId, _properties, ctx) {
    const { ids, trustStoreArn } = partsOf(physicalId);
    const isThere = ids.every((id) => ctx.get(revocations, revocationKey(trustStoreArn, id)));
    return isThere ? { TrustStoreArn: trustStoreArn } : undefined;
  },

  ref: (physicalId) => partsOf(physicalId).trustStoreArn,

  attributes(physicalId, ctx) {
    const { ids, trustStoreArn } = partsOf(physicalId);
    return {
      RevocationId: String(ids[0]),
      TrustStoreRevocations: ids.map((id) => revocationView(requireRevocation(trustStoreArn, id, ctx))),
    };
  },
};

function partsOf(physicalId: string): { readonly ids: number[]; readonly trustStoreArn: string } {
  const [ids = '', trustStoreArn = ''] = physicalId.split('|');
  return { ids: ids.split(',').map(Number), trustStoreArn };
}
