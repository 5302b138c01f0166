// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const invocationController = controller<(typeof import('../controllers/invocation.ts'))['invocationController']>('invocation', 'invocationController', {"name":"scheduler/invocation","keysIn":[{"name":"scheduler/invocations"}],"watches":["scheduler/invocations"]});
export const scheduleController = controller<(typeof import('../controllers/schedule.ts'))['scheduleController']>('schedule', 'scheduleController', {"name":"scheduler/schedule","keysIn":[{"name":"scheduler/schedules"}],"watches":["scheduler/schedules"]});
