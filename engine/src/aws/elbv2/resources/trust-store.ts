// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-truststore.html
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { requireTrustStore } from '../find.ts';
import { trustStores } from '../state.ts';
import type { BundleInput } from '../trust-stores/stored-bundle.ts';
import { trustStoreView } from '../views/trust-store.ts';
import { retag, tagsHeld, tagsOf } from './resource-tags.ts';

type TrustStoreProperties = BundleInput & { readonly Name?: string };

const read = ({ properties }: Pick<ResourceRequest, 'properties'>) => properties as TrustStoreProperties;
const lookAgainMs = 60;
const loading = 'The CA certificates bundle is being read.';

export const trustStoreResource: ResourceType = {
  type: 'AWS::ElasticLoadBalancingV2::TrustStore',

  create(request, ctx): Progress {
    const made = request.memo?.arn as string | undefined;
    if (made) {
      return requireTrustStore(made, ctx).state === 'active'
        ? { status: 'success', physicalId: made }
        : {
            status: 'in-progress',
            physicalId: made,
            againInMs: lookAgainMs,
            memo: request.memo,
            reason: loading,
          };
    }
    const { Name, ...properties } = read(request);
    const { TrustStores } = ctx.call('elbv2', 'CreateTrustStore', {
      // Names of trust stores must not contain two hyphens in a row.
      Name: Name ?? request.generatedName(32).replace(/-+/g, '-'),
      ...bundleOf(properties),
      Tags: tagsOf(request),
    });
    const arn = TrustStores![0]!.TrustStoreArn!;
    return { status: 'in-progress', physicalId: arn, againInMs: lookAgainMs, memo: { arn }, reason: loading };
  },

  update(arn, request, ctx) {
    const after = bundleOf(read(request));
    const before = bundleOf(read({ properties: request.previous }));
    if (JSON.stringify(after) !== JSON.stringify(before)) {
      ctx.call('elbv2', 'ModifyTrustStore', { TrustStoreArn: arn, ...after });
    }
    retag(arn, request, ctx);
    return { status: 'success', physicalId: arn };
  },

  delete(arn, _request, ctx) {
    if (ctx.get(trustStores, arn)) ctx.call('elbv2', 'DeleteTrustStore', { TrustStoreArn: arn });
    return { status: 'success', physicalId: arn };
  },

  unread: [
    'CaCertificatesBundleS3Bucket',
    'CaCertificatesBundleS3Key',
    'CaCertificatesBundleS3ObjectVersion',
  ],
  read(arn, _properties, ctx) {
    const { name } = requireTrustStore(arn, ctx);
    return { Name: name, Tags: tagsHeld(arn, ctx) };
  },
  attributes(arn, ctx) {
    const { Status, NumberOfCaCertificates } = trustStoreView(requireTrustStore(arn, ctx), ctx);
    return { TrustStoreArn: arn, Status, NumberOfCaCertificates };
  },
};

/** The operations validate their input; only their types say that nothing may be missing. */
function bundleOf(properties: BundleInput) {
  return {
    CaCertificatesBundleS3Bucket: properties.CaCertificatesBundleS3Bucket,
    CaCertificatesBundleS3Key: properties.CaCertificatesBundleS3Key,
    CaCertificatesBundleS3ObjectVersion: properties.CaCertificatesBundleS3ObjectVersion,
  };
}
