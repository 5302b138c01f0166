// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const balancer = controller<(typeof import('../controllers/balancer.ts'))['balancer']>('balancer', 'balancer', {"name":"elbv2/balancer","watches":["elbv2/load-balancers","elbv2/listeners","elbv2/rules","elbv2/target-groups","elbv2/targets","elbv2/permits","elbv2/trust-stores","elbv2/trust-store-revocations","network/zonal-shifts","network/endpoints","network/detours","network/names","network/certificates"]});
export const hostCountsController = controller<(typeof import('../controllers/host-counts.ts'))['hostCountsController']>('host-counts', 'hostCountsController', {"name":"elbv2/host-counts","watches":["elbv2/target-groups","elbv2/group-users"]});
export const loadBalancerState = controller<(typeof import('../controllers/load-balancer.ts'))['loadBalancerState']>('load-balancer', 'loadBalancerState', {"name":"elbv2/load-balancer","keysIn":[{"name":"elbv2/load-balancers"}],"watches":["elbv2/load-balancers"]});
export const logsController = controller<(typeof import('../controllers/logs.ts'))['logsController']>('logs', 'logsController', {"name":"elbv2/logs","keysIn":[{"name":"elbv2/pending-logs"}],"watches":["elbv2/pending-logs"]});
export const permitsController = controller<(typeof import('../controllers/permits.ts'))['permitsController']>('permits', 'permitsController', {"name":"elbv2/permits","keysIn":[{"name":"elbv2/enforcement"}],"watches":["elbv2/targets","elbv2/group-users","elbv2/load-balancers","ec2/security-group-rules","ec2/network-acls","ec2/subnets"]});
export const targetHealthController = controller<(typeof import('../controllers/target-health.ts'))['targetHealthController']>('target-health', 'targetHealthController', {"name":"elbv2/target-health","keysIn":[{"name":"elbv2/target-groups"}],"watches":["elbv2/targets","elbv2/probes","elbv2/permits","elbv2/target-groups","elbv2/balancer-thread","elbv2/group-users","elbv2/load-balancers","ec2/instances"]});
export const trustStoreState = controller<(typeof import('../controllers/trust-store.ts'))['trustStoreState']>('trust-store', 'trustStoreState', {"name":"elbv2/trust-store","keysIn":[{"name":"elbv2/trust-stores"}],"watches":["elbv2/trust-stores"]});
