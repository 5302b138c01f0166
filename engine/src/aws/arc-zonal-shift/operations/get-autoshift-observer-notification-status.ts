// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_GetAutoshiftObserverNotificationStatus.html
import type { Operation } from '../../../kernel/context.ts';
import { observer } from '../state.ts';

export const getAutoshiftObserverNotificationStatus: Operation<
  'arc-zonal-shift',
  'GetAutoshiftObserverNotificationStatus'
> = (_input, ctx) => ({
  status: ctx.get(observer, 'observer')?.status ?? 'DISABLED',
});
