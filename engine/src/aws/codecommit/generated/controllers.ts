// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const repositoryController = controller<(typeof import('../controllers/repository.ts'))['repositoryController']>('repository', 'repositoryController', {"name":"codecommit/repository","keysIn":[{"name":"codecommit/repositories"}],"watches":["codecommit/repositories"]});
