// Internet gateways as DescribeInternetGateways returns them.
import type { InternetGateway } from '@aws-sdk/client-ec2';
import { requireInternetGateway } from '../find/require.ts';
import { type InternetGatewayRecord, internetGatewayTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

export const internetGateways: Kind<InternetGatewayRecord, InternetGateway> = {
  table: internetGatewayTable,
  require: requireInternetGateway,
  idOf: ({ InternetGatewayId }) => InternetGatewayId,
  facets: (gateway, { account }) => ({
    'attachment.state': gateway.VpcId && 'available',
    'attachment.vpc-id': gateway.VpcId,
    'internet-gateway-id': gateway.InternetGatewayId,
    'owner-id': account,
  }),
  view: (gateway, ctx) => ({
    InternetGatewayId: gateway.InternetGatewayId,
    // The API's model lists attaching and attached, but EC2 has always returned `available` for an attached gateway.
    Attachments: gateway.VpcId ? [{ State: 'available' as never, VpcId: gateway.VpcId }] : [],
    OwnerId: ctx.account,
    Tags: tagsOf(ctx, gateway.InternetGatewayId),
  }),
};
