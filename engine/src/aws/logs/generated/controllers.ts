// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const filterMinuteController = controller<(typeof import('../controllers/filter-minute.ts'))['filterMinuteController']>('filter-minute', 'filterMinuteController', {"name":"logs/filter-minute","keysIn":[{"name":"logs/filter-minutes"}],"watches":["logs/filter-minutes"]});
export const liveTailController = controller<(typeof import('../controllers/live-tail.ts'))['liveTailController']>('live-tail', 'liveTailController', {"name":"logs/live-tail","keysIn":[{"name":"logs/live-tails"}],"watches":[]});
export const retention = controller<(typeof import('../controllers/retention.ts'))['retention']>('retention', 'retention', {"name":"logs/retention","keysIn":[{"name":"logs/groups"}],"watches":[]});
