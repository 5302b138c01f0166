// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const namesController = controller<(typeof import('../controllers/names.ts'))['namesController']>('names', 'namesController', {"name":"route53/names","keysIn":[{"name":"route53/record-sets","global":true}],"watches":["route53/record-sets"]});
