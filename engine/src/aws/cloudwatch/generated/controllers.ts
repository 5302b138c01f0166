// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const alarmController = controller<(typeof import('../controllers/alarm.ts'))['alarmController']>('alarm', 'alarmController', {"name":"cloudwatch/alarm","keysIn":[{"name":"cloudwatch/alarms"}],"watches":[]});
export const compositeAlarmController = controller<(typeof import('../controllers/composite-alarm.ts'))['compositeAlarmController']>('composite-alarm', 'compositeAlarmController', {"name":"cloudwatch/composite-alarm","keysIn":[{"name":"cloudwatch/alarms"}],"watches":["cloudwatch/alarms"]});
export const retention = controller<(typeof import('../controllers/retention.ts'))['retention']>('retention', 'retention', {"name":"cloudwatch/retention","watches":[]});
