// A CDK app as people write them, for cdk-app.test.ts.
import { App, Stack } from 'aws-cdk-lib';
import { blueGreen } from './blue-green.ts';
import { hosts } from './hosts.ts';
import { odds } from './odds.ts';
import { shop } from './shop.ts';
import { stores } from './stores.ts';

const app = new App();
shop(new Stack(app, 'Shop'));
hosts(new Stack(app, 'Hosts'));
blueGreen(new Stack(app, 'BlueGreen'));
const storesFolder = app.node.tryGetContext('stores');
if (storesFolder) stores(new Stack(app, 'Stores'), storesFolder);
if (app.node.tryGetContext('code')) odds(new Stack(app, 'Odds'));
