// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const scalableTargetController = controller<(typeof import('../controllers/scalable-target.ts'))['scalableTargetController']>('scalable-target', 'scalableTargetController', {"name":"application-autoscaling/scalable-target","keysIn":[{"name":"application-autoscaling/scalable-targets"}],"watches":["application-autoscaling/scalable-targets","application-autoscaling/policies","ecs/services"]});
export const scheduledActionController = controller<(typeof import('../controllers/scheduled-action.ts'))['scheduledActionController']>('scheduled-action', 'scheduledActionController', {"name":"application-autoscaling/scheduled-action","keysIn":[{"name":"application-autoscaling/scheduled-actions"}],"watches":["application-autoscaling/scheduled-actions"]});
