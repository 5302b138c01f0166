// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const experimentController = controller<(typeof import('../controllers/experiment.ts'))['experimentController']>('experiment', 'experimentController', {"name":"fis/experiment","keysIn":[{"name":"fis/experiments"}],"watches":["cloudwatch/alarms","fis/safety-lever"]});
export const networkController = controller<(typeof import('../controllers/network.ts'))['networkController']>('network', 'networkController', {"name":"fis/network","watches":["fis/network-faults","network/endpoints"]});
