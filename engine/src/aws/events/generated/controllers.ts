// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const crossingController = controller<(typeof import('../controllers/crossing.ts'))['crossingController']>('crossing', 'crossingController', {"name":"events/crossing","keysIn":[{"name":"events/crossings","global":true}],"watches":["events/crossings"]});
export const deliveryController = controller<(typeof import('../controllers/delivery.ts'))['deliveryController']>('delivery', 'deliveryController', {"name":"events/delivery","keysIn":[{"name":"events/deliveries"}],"watches":["events/deliveries"]});
export const replayController = controller<(typeof import('../controllers/replay.ts'))['replayController']>('replay', 'replayController', {"name":"events/replay","keysIn":[{"name":"events/replays"}],"watches":["events/replays"]});
export const scheduleController = controller<(typeof import('../controllers/schedule.ts'))['scheduleController']>('schedule', 'scheduleController', {"name":"events/schedule","keysIn":[{"name":"events/rules"}],"watches":["events/rules"]});
