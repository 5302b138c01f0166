// Amazon EC2 Auto Scaling: groups of instances kept at their desired capacity, scaled by policies and by the clock.
import { defineService } from '../../kernel/service.ts';
import { groupController } from './controllers/group.ts';
import { metricsController } from './controllers/metrics.ts';
import { scheduledActionController } from './controllers/scheduled-action.ts';
import { operations } from './operations.ts';
import { resources } from './resources.ts';

export const autoScaling = defineService({
  id: 'autoscaling',
  operations,
  controllers: [groupController, metricsController, scheduledActionController],
  resources,
});
