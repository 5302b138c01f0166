// Auto Scaling API, DescribeNotificationConfigurations: always empty, since PutNotificationConfiguration is not
// implemented.
import type { Operation } from '../../../kernel/context.ts';

export const describeNotificationConfigurations: Operation<
  'autoscaling',
  'DescribeNotificationConfigurations'
> = () => ({ NotificationConfigurations: [] });
