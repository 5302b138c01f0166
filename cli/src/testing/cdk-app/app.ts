// A CDK app as people write them, for cdk-app.test.ts.
import { App, Stack } from 'aws-cdk-lib';
import { blueGreen } from './blue-green.ts';
import { hosts } from './hosts.ts';
import { odds } from './odds.ts';
import { shop } from './shop.ts';

const app = new App();
shop(new Stack(app, 'Shop'));
hosts(new Stack(app, 'Hosts'));
blueGreen(new Stack(app, 'BlueGreen'));
if (app.node.tryGetContext('code')) odds(new Stack(app, 'Odds'));
