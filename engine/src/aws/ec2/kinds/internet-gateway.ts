// Internet gateways as DescribeInternetGateways shows them.
import type { InternetGateway } from '@aws-sdk/client-ec2';
import { internetGatewayNotFound } from '../faults.ts';
import type { Kind } from '../selection.ts';
import { type InternetGatewayRecord, internetGatewayTable } from '../state.ts';
import { tagsOf } from '../tags.ts';

export const internetGateways: Kind<InternetGatewayRecord, InternetGateway> = {
  table: internetGatewayTable,
  prefix: 'igw-',
  idOf: ({ InternetGatewayId }) => InternetGatewayId,
  notFound: internetGatewayNotFound,
  facets: (gateway, { account }) => ({
    'attachment.state': gateway.VpcId && 'available',
    'attachment.vpc-id': gateway.VpcId,
    'internet-gateway-id': gateway.InternetGatewayId,
    'owner-id': account,
  }),
  view: (gateway, sight) => ({
    InternetGatewayId: gateway.InternetGatewayId,
    // The API's model lists attaching/attached, but an attached gateway has always answered `available`.
    Attachments: gateway.VpcId ? [{ State: 'available' as never, VpcId: gateway.VpcId }] : [],
    OwnerId: sight.account,
    Tags: tagsOf(sight, gateway.InternetGatewayId),
  }),
};
