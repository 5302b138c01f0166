// `npm run snapshots -- FOLDER`: replays what a public project recorded from AWS, and prints how much of it agrees.
import { readCases } from './case.ts';
import { replayAll } from './replay-all.ts';
import { render } from './report.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npm run snapshots -- FOLDER');
  console.error('FOLDER: tests/aws/services/cloudformation of a clone of github.com/localstack/localstack');
  process.exit(2);
}
for (const line of render(replayAll(readCases(folder)))) console.log(line);
