// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBus } from '../find.ts';
import { busView } from '../views.ts';

export const describeEventBus: Operation<'events', 'DescribeEventBus'> = (input, ctx) => {
  const bus = requireBus(input.Name, ctx);
  return { ...busView(bus), ...bus.settings };
};
