// Amazon EC2 Auto Scaling: groups of instances kept at their desired capacity, scaled by policies.
import { defineService } from '../../kernel/service.ts';
import { groupController } from './controllers/group.ts';
import { operations } from './operations.ts';

export const autoScaling = defineService({
  id: 'autoscaling',
  operations,
  controllers: [groupController],
});
