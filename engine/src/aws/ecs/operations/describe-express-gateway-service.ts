// DescribeExpressGatewayService: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeExpressGatewayService.html
import type { Operation } from '../../../kernel/context.ts';
import { requireExpressService } from '../find/express-services.ts';
import { expressServiceView } from '../views/express-service.ts';

export const describeExpressGatewayService: Operation<'ecs', 'DescribeExpressGatewayService'> = (
  input,
  ctx,
) => ({ service: expressServiceView(requireExpressService(ctx, input.serviceArn ?? ''), input.include) });
