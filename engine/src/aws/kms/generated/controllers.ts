// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const keyController = controller<(typeof import('../controllers/key.ts'))['keyController']>('key', 'keyController', {"name":"kms/key","keysIn":[{"name":"kms/keys","global":true}],"watches":["kms/keys"]});
