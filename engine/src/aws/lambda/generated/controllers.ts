// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const asynchronousInvocationController = controller<(typeof import('../controllers/asynchronous-invocation.ts'))['asynchronousInvocationController']>('asynchronous-invocation', 'asynchronousInvocationController', {"name":"lambda/asynchronous-invocation","keysIn":[{"name":"lambda/asynchronous-invocations"}],"watches":["lambda/asynchronous-invocations"]});
export const eventSourceMappingController = controller<(typeof import('../controllers/event-source-mapping.ts'))['eventSourceMappingController']>('event-source-mapping', 'eventSourceMappingController', {"name":"lambda/event-source-mapping","keysIn":[{"name":"lambda/event-source-mappings"}],"watches":["lambda/event-source-mappings","lambda/polls","lambda/functions"]});
