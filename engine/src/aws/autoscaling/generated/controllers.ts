// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const dynamicScalingController = controller<(typeof import('../controllers/dynamic-scaling.ts'))['dynamicScalingController']>('dynamic-scaling', 'dynamicScalingController', {"name":"autoscaling/dynamic-scaling","keysIn":[{"name":"autoscaling/proposals"}],"watches":["autoscaling/proposals"]});
export const groupController = controller<(typeof import('../controllers/group.ts'))['groupController']>('group', 'groupController', {"name":"autoscaling/group","keysIn":[{"name":"autoscaling/groups"}],"watches":["autoscaling/groups","autoscaling/instances","autoscaling/lifecycle-hooks","ec2/instances","elbv2/target-health","network/zonal-shifts","ecs/tasks","ecs/container-instances"],"rest":3});
export const metricsController = controller<(typeof import('../controllers/metrics.ts'))['metricsController']>('metrics', 'metricsController', {"name":"autoscaling/metrics","keysIn":[{"name":"autoscaling/groups"}],"watches":["autoscaling/groups"]});
export const scheduledActionController = controller<(typeof import('../controllers/scheduled-action.ts'))['scheduledActionController']>('scheduled-action', 'scheduledActionController', {"name":"autoscaling/scheduled-action","keysIn":[{"name":"autoscaling/scheduled-actions"}],"watches":["autoscaling/scheduled-actions"]});
