// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const expiryController = controller<(typeof import('../controllers/expiry.ts'))['expiryController']>('expiry', 'expiryController', {"name":"dynamodb/expiry","keysIn":[{"name":"dynamodb/tables"}],"watches":[]});
