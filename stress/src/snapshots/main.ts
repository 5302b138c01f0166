// `npm run snapshots -- FOLDER`: replays what a public project recorded from AWS, and prints how much of it agrees.
import { developmentCommand } from '../../../scripts/development-command.ts';
import { readCases } from './case.ts';
import { replayAll } from './replay-all.ts';
import { render } from './report.ts';

const {
  positionals: [folder],
} = developmentCommand({
  name: 'snapshots',
  summary:
    'Replays what a public project recorded from AWS: FOLDER is tests/aws/services/cloudformation of a clone of github.com/localstack/localstack',
  operands: 'FOLDER',
  options: {},
});
if (folder === undefined) {
  console.error('npm run snapshots needs a FOLDER. See npm run snapshots -- --help.');
  process.exit(2);
}
for (const line of render(replayAll(readCases(folder)))) console.log(line);
