// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const databaseController = controller<(typeof import('../controllers/database.ts'))['databaseController']>('database', 'databaseController', {"name":"rds/database","keysIn":[{"name":"rds/databases"}],"watches":["rds/snapshots","rds/databases"]});
export const snapshotController = controller<(typeof import('../controllers/snapshot.ts'))['snapshotController']>('snapshot', 'snapshotController', {"name":"rds/snapshot","keysIn":[{"name":"rds/snapshots"}],"watches":[]});
