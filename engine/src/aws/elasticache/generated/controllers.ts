// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const cacheController = controller<(typeof import('../controllers/cache.ts'))['cacheController']>('cache', 'cacheController', {"name":"elasticache/cache","keysIn":[{"name":"elasticache/caches"}],"watches":["elasticache/caches","elasticache/users","elasticache/user-groups"]});
