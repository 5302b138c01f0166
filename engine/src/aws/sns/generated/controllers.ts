// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const deliveryController = controller<(typeof import('../controllers/delivery.ts'))['deliveryController']>('delivery', 'deliveryController', {"name":"sns/delivery","keysIn":[{"name":"sns/deliveries"}],"watches":["sns/deliveries"]});
