// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcgatewayattachment.html
// The physical id is `IGW|<vpc id>`, the type's primary identifier.
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { unsupported } from '../faults.ts';
import { internetGatewayTable } from '../state.ts';
import { deleteWhenFree } from './delete-when-free.ts';

interface AttachmentProperties {
  readonly VpcId: string;
  readonly InternetGatewayId?: string;
}

const attachedTo = (ctx: Context, vpcId: string) =>
  ctx.all(internetGatewayTable).find(({ VpcId }) => VpcId === vpcId);

export const vpcGatewayAttachmentResource: ResourceType = {
  type: 'AWS::EC2::VPCGatewayAttachment',
  create: attach,
  update(_id, request, ctx) {
    detach(ctx, (request.properties as unknown as AttachmentProperties).VpcId);
    return attach(request, ctx);
  },
  delete(id, request, ctx) {
    return deleteWhenFree(id, request, ctx, () => detach(ctx, id.replace(/^IGW\|/, '')));
  },
  read: (id, _properties, ctx) => attachedTo(ctx, id.replace(/^IGW\|/, '')),
  attributes: () => ({ AttachmentType: 'IGW' }),
};

function attach({ properties }: ResourceRequest, ctx: Context) {
  const { VpcId, InternetGatewayId } = properties as unknown as AttachmentProperties;
  if (!InternetGatewayId) throw unsupported('Drydock attaches internet gateways, not VPN gateways.');
  ctx.call('ec2', 'AttachInternetGateway', { VpcId, InternetGatewayId });
  return { status: 'success' as const, physicalId: `IGW|${VpcId}` };
}

function detach(ctx: Context, VpcId: string): void {
  const gateway = attachedTo(ctx, VpcId);
  if (gateway) {
    ctx.call('ec2', 'DetachInternetGateway', { VpcId, InternetGatewayId: gateway.InternetGatewayId });
  }
}
