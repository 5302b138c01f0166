// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const buildController = controller<(typeof import('../controllers/build.ts'))['buildController']>('build', 'buildController', {"name":"codebuild/build","keysIn":[{"name":"codebuild/builds"}],"watches":[]});
