// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const metricsController = controller<(typeof import('../controllers/metrics.ts'))['metricsController']>('metrics', 'metricsController', {"name":"sqs/metrics","keysIn":[{"name":"sqs/traffic"}],"watches":["sqs/traffic"]});
export const queueControl = controller<(typeof import('../controllers/queue.ts'))['queueControl']>('queue', 'queueControl', {"name":"sqs/queue","keysIn":[{"name":"sqs/queues"}],"watches":["sqs/queues","sqs/messages","sqs/waiting-receives"]});
