// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const rotationController = controller<(typeof import('../controllers/rotation.ts'))['rotationController']>('rotation', 'rotationController', {"name":"secretsmanager/rotation","keysIn":[{"name":"secretsmanager/secrets"}],"watches":["secretsmanager/secrets"]});
