// Egress-only internet gateways as DescribeEgressOnlyInternetGateways returns them.
import type { EgressOnlyInternetGateway } from '@aws-sdk/client-ec2';
import { requireEgressOnlyGateway } from '../find/require.ts';
import { type EgressOnlyGatewayRecord, egressOnlyGatewayTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

export const egressOnlyGateways: Kind<EgressOnlyGatewayRecord, EgressOnlyInternetGateway> = {
  table: egressOnlyGatewayTable,
  require: requireEgressOnlyGateway,
  idOf: ({ EgressOnlyInternetGatewayId }) => EgressOnlyInternetGatewayId,
  facets: () => ({}),
  view: ({ EgressOnlyInternetGatewayId, VpcId }, ctx) => ({
    EgressOnlyInternetGatewayId,
    Attachments: [{ State: 'attached', VpcId }],
    Tags: tagsOf(ctx, EgressOnlyInternetGatewayId),
  }),
};
