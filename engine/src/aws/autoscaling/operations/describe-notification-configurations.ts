// Auto Scaling API, DescribeNotificationConfigurations: there is none, as none can be put.
import type { Operation } from '../../../kernel/context.ts';

export const describeNotificationConfigurations: Operation<
  'autoscaling',
  'DescribeNotificationConfigurations'
> = () => ({ NotificationConfigurations: [] });
