// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const instanceController = controller<(typeof import('../controllers/instance.ts'))['instanceController']>('instance', 'instanceController', {"name":"ec2/instance","keysIn":[{"name":"ec2/instances"}],"watches":["ec2/instances"]});
