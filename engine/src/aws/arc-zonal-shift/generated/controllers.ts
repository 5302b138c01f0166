// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const shiftController = controller<(typeof import('../controllers/shift.ts'))['shiftController']>('shift', 'shiftController', {"name":"arc-zonal-shift/shift","keysIn":[{"name":"arc-zonal-shift/shifts"}],"watches":["arc-zonal-shift/shifts","cloudwatch/alarms"]});
