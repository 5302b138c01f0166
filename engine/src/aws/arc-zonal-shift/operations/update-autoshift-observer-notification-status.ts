// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_UpdateAutoshiftObserverNotificationStatus.html
import type { Operation } from '../../../kernel/context.ts';
import { observer } from '../state.ts';

export const updateAutoshiftObserverNotificationStatus: Operation<
  'arc-zonal-shift',
  'UpdateAutoshiftObserverNotificationStatus'
> = (input, ctx) => {
  const status = input.status!;
  ctx.put(observer, 'observer', { status });
  return { status };
};
