// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const deploymentController = controller<(typeof import('../controllers/deployment.ts'))['deploymentController']>('deployment', 'deploymentController', {"name":"codedeploy/deployment","keysIn":[{"name":"codedeploy/deployments"}],"watches":["codedeploy/deployments","ecs/services","cloudwatch/alarms"]});
