// https://docs.aws.amazon.com/cloud-map/latest/api/API_GetServiceAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { requireService } from '../find.ts';

export const getServiceAttributes: Operation<'servicediscovery', 'GetServiceAttributes'> = (input, ctx) => {
  const { arn, attributes } = requireService(input.ServiceId, ctx);
  return {
    ServiceAttributes: { ServiceArn: arn, ResourceOwner: ctx.account, Attributes: { ...attributes } },
  };
};
