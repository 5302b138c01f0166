// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const certificateIssue = controller<(typeof import('../controllers/certificate.ts'))['certificateIssue']>('certificate', 'certificateIssue', {"name":"acm/certificate","keysIn":[{"name":"acm/certificates"}],"watches":["acm/certificates"]});
