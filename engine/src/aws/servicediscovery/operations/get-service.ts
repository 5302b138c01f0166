// https://docs.aws.amazon.com/cloud-map/latest/api/API_GetService.html
import type { Operation } from '../../../kernel/context.ts';
import { requireService } from '../find.ts';
import { serviceView } from '../views.ts';

export const getService: Operation<'servicediscovery', 'GetService'> = (input, ctx) => {
  return { Service: serviceView(requireService(input.Id, ctx), ctx) };
};
